import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Range } from '../storage.ts'
import type { S3Client } from './client.ts'
import { isMissing } from './place.ts'

type Wanted = { key: string; range?: Range | undefined }
type Read<T> = (response: Response, moved: () => void) => Promise<T>

/** @throws StoreError; an error with the code ENOENT where there is no such object */
export async function get<T>(client: S3Client, { key, range }: Wanted, read: Read<T>): Promise<T> {
  const headers: Record<string, string> = range
    ? { range: `bytes=${range.start}-${range.end}` }
    : {}
  const answer = await client.ask({ method: 'GET', key, headers }, async (response, moved) =>
    isMissing(response) ? undefined : { read: await read(response, moved) }
  )
  if (answer.read) return answer.read.read
  throw Object.assign(new Error(`ENOENT: no such object, ${key}`), { code: 'ENOENT' })
}

export async function download(client: S3Client, key: string, path: string): Promise<void> {
  await get(client, { key }, (response, moved) =>
    pipeline(movingChunks(response, moved), createWriteStream(path))
  )
}

/** The bytes as they come; the request lasts as long as they are read. */
export async function* bytesOf(client: S3Client, wanted: Wanted): AsyncGenerator<Uint8Array> {
  const { promise: opened, resolve, reject } = Promise.withResolvers<AsyncIterable<Uint8Array>>()
  const { promise: done, resolve: end } = Promise.withResolvers<void>()
  const asking = get(client, wanted, async (response, moved) => {
    resolve(movingChunks(response, moved))
    await done
  })
  asking.catch(reject)
  try {
    yield* await opened
  } finally {
    end()
  }
}

async function* movingChunks(response: Response, moved: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of response.body ?? []) {
    moved()
    yield chunk
  }
}
