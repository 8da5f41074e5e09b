import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isRaw, RAW_MEDIA_TYPES } from '#lib/images/raw/raw.ts'
import { isMissing } from '#lib/storage/folders.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { SECOND_MS } from '#lib/units.ts'
import { type ByteRange, readRange } from './byte-range.ts'
import { checkPreconditions, isSameFile, lastModified, type Validators } from './preconditions.ts'
import { Problem } from './problem.ts'
import { sendNoBody } from './send-no-body.ts'

type Sendable = Validators & {
  storage: Storage
  key: string
  bytes: number
  format: string
  filename: string
}

/** Sent in one piece. */
const SMALL_BYTES = 64 * 1024
const YEAR_SECONDS = 31_536_000

/**
 * Sends a stored file or a range of it, or 304 when the client has it already.
 * @throws Problem file-changed when a precondition fails, bad-range when the range lies outside of the
 * file, file-damaged
 */
export async function sendBytes(request: FastifyRequest, reply: FastifyReply, file: Sendable) {
  const { etag, bytes } = file
  const verdict = checkPreconditions(request.headers, file)
  if (verdict === 'failed') throw new Problem('file-changed', { parameters: { etag } })
  const range = verdict === 'known' ? undefined : requestedRange(request, file)
  const { start, end } = range ?? { start: 0, end: bytes - 1 }
  const isWanted = verdict !== 'known' && request.method !== 'HEAD'
  const body = isWanted ? await content(file, { start, end }) : undefined
  reply.headers({
    etag,
    'last-modified': lastModified(file),
    'cache-control': cacheControl(request),
    'accept-ranges': 'bytes',
    'cross-origin-resource-policy': isForAll(request) ? 'cross-origin' : 'same-origin',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-disposition': contentDisposition(file.filename, { type: 'inline' })
  })
  if (verdict === 'known') return reply.code(304).send()

  reply.type(mediaTypeOf(file.format))
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${bytes}`)
  reply.header('content-length', end - start + 1)
  return body ? reply.send(body) : sendNoBody(reply)
}

/** Other sites may show what is opened by its address alone. */
const isForAll = ({ linkEnds, server }: FastifyRequest) =>
  linkEnds !== undefined || server.keyRing.isEmpty

/** A link is for everybody who has it, and no longer than it lasts. */
function cacheControl({ linkEnds }: FastifyRequest): string {
  if (linkEnds === undefined) return `private, max-age=${YEAR_SECONDS}, immutable`
  return `public, max-age=${Math.max(0, linkEnds - Math.floor(Date.now() / SECOND_MS))}, immutable`
}

/** @throws Problem file-damaged when there are fewer bytes than were stored, or none */
async function content({ storage, key, bytes }: Sendable, range: ByteRange) {
  if (range.end - range.start >= SMALL_BYTES) {
    const there = await storage.stat(key)
    if (there?.bytes !== bytes) throw damaged(storage, key)
    return storage.stream(key, range)
  }
  const read = await storage.readBytes(key, range).catch((err) => {
    if (isMissing(err) || err.code === 'EISDIR') throw damaged(storage, key)
    throw err
  })
  if (read.length !== range.end - range.start + 1) throw damaged(storage, key)
  return read
}

function damaged(storage: Storage, key: string): Problem {
  storage.broken?.(key)
  return new Problem('file-damaged')
}

/** undefined: the whole file. Ranges are defined for GET alone. */
function requestedRange(
  { method, headers }: FastifyRequest,
  file: Sendable
): ByteRange | undefined {
  const { range, 'if-range': ifRange } = headers
  if (method !== 'GET' || range === undefined) return undefined
  if (!isSameFile(ifRange as string | undefined, file)) return undefined
  const found = readRange(range, file.bytes)
  if (found !== 'outside') return found
  const { bytes } = file
  const contentRange = { 'content-range': `bytes */${bytes}` }
  throw new Problem('bad-range', { parameters: { bytes }, headers: contentRange })
}

function mediaTypeOf(format: string): string {
  if (isRaw(format)) return RAW_MEDIA_TYPES[format]
  return `image/${format === 'svg' ? 'svg+xml' : format}`
}
