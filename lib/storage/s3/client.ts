import { setTimeout as delay } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { SECOND_MS } from '../../units.ts'
import { bucketUrl, type S3Settings } from './settings.ts'
import { createStallWatch } from './stall.ts'
import { connectionError, errorFor, type StoreError } from './store-error.ts'

/** Whoever waits at the door hears of an outage within five seconds, retries included. */
const TRYING_MS = 4 * SECOND_MS
const STALLED_MS = 2 * SECOND_MS
/** Retries wait for up to that long, and for twice as long each time: not all at the same moment. */
const PAUSE_MS = 100
const TRIES = 4
const EXPECTED = [404, 409, 412]

type Sendable = NonNullable<RequestInit['body']>
type Body = { bytes: number; open(moved: () => void): AsyncIterable<Uint8Array> }

export type Asked = {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  /** Below the prefix; none: the bucket. */
  key?: string
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: string | Uint8Array | Body
}

/** `tries`: after more than one, an earlier one may have been carried out unheard. */
export type Answered<T> = { response: Response; read: T; tries: number }
type Read<T> = (response: Response, moved: () => void) => Promise<T>

export type S3Client = ReturnType<typeof createS3Client>

/** Signed requests to one bucket, tried again when the store is away or asks for patience. */
export function createS3Client(settings: S3Settings) {
  const { accessKeyId, secretAccessKey, sessionToken, region, prefix } = settings
  const base = bucketUrl(settings)
  const aws = new AwsClient({
    ...{ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 },
    ...(sessionToken && { sessionToken })
  })

  function urlOf({ key, query = {} }: Asked): string {
    const path = key === undefined ? '/' : `/${prefix}${key}`
    const search = new URLSearchParams(query).toString()
    return base + path.split('/').map(encodeURIComponent).join('/') + (search && `?${search}`)
  }

  async function tryOnce<T>(asked: Asked, read: Read<T>) {
    const { method, body } = asked
    const what = `${method} ${asked.key ?? 'the bucket'}`
    const watch = createStallWatch(STALLED_MS)
    try {
      const headers = { ...asked.headers, ...lengthOf(body) }
      const signed = await aws.sign(urlOf(asked), { method, headers })
      const response = await fetch(signed.url, {
        ...{ method, headers: { ...Object.fromEntries(signed.headers), ...lengthOf(body) } },
        ...bodyOf(body, watch.moved),
        signal: watch.signal
      })
      watch.moved()
      if (!response.ok && !EXPECTED.includes(response.status)) throw await errorFor(response, what)
      return { response, read: await read(response, watch.moved) }
    } catch (err) {
      throw connectionError(watch.signal.aborted ? watch.signal.reason : err, what)
    } finally {
      watch.end()
    }
  }

  return {
    /**
     * Answers with 404, 409 and 412 are for the caller. `read` takes what it needs of the body.
     * @throws StoreError
     */
    async ask<T>(asked: Asked, read: Read<T>): Promise<Answered<T>> {
      const until = performance.now() + TRYING_MS
      for (let tries = 1; ; tries++) {
        try {
          return { ...(await tryOnce(asked, read)), tries }
        } catch (err) {
          const pause = Math.random() * PAUSE_MS * 2 ** tries
          const isOver = tries === TRIES || performance.now() + pause > until
          if (isOver || (err as StoreError).code === 'STORE_REFUSES') throw err
          await delay(pause)
        }
      }
    }
  }
}

function lengthOf(body: Asked['body']): Record<string, string> {
  if (body === undefined) return {}
  const bytes = typeof body === 'string' ? Buffer.byteLength(body) : bytesOf(body)
  return { 'content-length': String(bytes) }
}

function bytesOf(body: Uint8Array | Body): number {
  return body instanceof Uint8Array ? body.length : body.bytes
}

function bodyOf(body: Asked['body'], moved: () => void): RequestInit {
  if (body === undefined) return {}
  if (typeof body === 'string' || body instanceof Uint8Array) return { body: body as Sendable }
  return { body: ReadableStream.from(body.open(moved)) as Sendable, duplex: 'half' } as RequestInit
}
