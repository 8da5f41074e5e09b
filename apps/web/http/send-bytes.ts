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

/** Sends stored bytes, whole or a range of them, or says that the asker has them already. */
export function sendBytes(request: FastifyRequest, reply: FastifyReply, file: Sendable) {
  const { etag, bytes } = file
  const range = askedRange(request, file)
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

/** no-cache speaks to caches on the way, and `fetch` adds it to every conditional request. */
function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  return fresh({ 'if-none-match': headers['if-none-match'] }, { etag })
}

/** undefined: all of it. Several ranges at once are answered with all of it too (RFC 9110, 14.2). */
function askedRange(request: FastifyRequest, { bytes, etag }: Sendable) {
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
