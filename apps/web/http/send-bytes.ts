import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fresh from 'fresh'
import rangeParser from 'range-parser'
import type { Storage } from '#lib/storage/storage.ts'
import { Problem } from './problem.ts'
import { sendNoBody } from './send-no-body.ts'

type Sendable = {
  storage: Storage
  key: string
  bytes: number
  format: string
  filename: string
  etag: string
}

const YEAR_SECONDS = 31_536_000

/**
 * Sends a stored file or a range of it, or 304 when the client has it already.
 * @throws Problem bad-range when the range lies outside of the file
 */
export function sendBytes(request: FastifyRequest, reply: FastifyReply, file: Sendable) {
  const { etag, bytes } = file
  const range = requestedRange(request, file)
  reply.headers({
    etag,
    'cache-control': `private, max-age=${YEAR_SECONDS}, immutable`,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-disposition': contentDisposition(file.filename, { type: 'inline' })
  })
  if (isKnown(request, etag)) return reply.code(304).send()

  reply.type(`image/${file.format === 'svg' ? 'svg+xml' : file.format}`)
  const { start, end } = range ?? { start: 0, end: bytes - 1 }
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${bytes}`)
  reply.header('content-length', end - start + 1)
  return request.method === 'HEAD'
    ? sendNoBody(reply)
    : reply.send(file.storage.stream(file.key, { start, end }))
}

/**
 * Ignores no-cache, which is meant for intermediate caches, and which `fetch` adds to every
 * conditional request.
 */
function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  return fresh({ 'if-none-match': headers['if-none-match'] }, { etag })
}

/** undefined: the whole file, which also answers several ranges at once (RFC 9110, 14.2). */
function requestedRange(request: FastifyRequest, { bytes, etag }: Sendable) {
  const { range, 'if-range': ifRange } = request.headers
  if (request.method !== 'GET' || isKnown(request, etag)) return undefined
  if (!range || (ifRange !== undefined && ifRange !== etag)) return undefined
  const ranges = rangeParser(bytes, range)
  if (ranges === -1) {
    const headers = { 'content-range': `bytes */${bytes}` }
    throw new Problem('bad-range', { parameters: { bytes }, headers })
  }
  return ranges === -2 || ranges.type !== 'bytes' || ranges.length > 1 ? undefined : ranges[0]
}
