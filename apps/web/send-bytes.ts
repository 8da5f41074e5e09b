import { create as contentDisposition } from 'content-disposition'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fresh from 'fresh'
import rangeParser from 'range-parser'
import type { Storage } from '#lib/storage/index.ts'
import { Problem } from './problem.ts'

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
  const headers = {
    etag: file.etag,
    'cache-control': `private, max-age=${YEAR_SECONDS}, immutable`,
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'content-disposition': contentDisposition(file.filename, { type: 'inline' })
  }
  reply.headers(headers)
  if (fresh(request.headers, headers)) return reply.code(304).send()

  reply.type(`image/${file.format}`)
  const range = askedRange(request, file)
  const { start, end } = range ?? { start: 0, end: file.bytes - 1 }
  if (range) reply.code(206).header('content-range', `bytes ${start}-${end}/${file.bytes}`)
  reply.header('content-length', end - start + 1)
  if (request.method === 'HEAD') return reply.send()
  return reply.send(file.storage.stream(file.key, { start, end }))
}

/** undefined: all of it. Several ranges at once are answered with all of it too (RFC 9110, 14.2). */
function askedRange(request: FastifyRequest, { bytes, etag }: Sendable) {
  const { range, 'if-range': ifRange } = request.headers
  if (!range || (ifRange !== undefined && ifRange !== etag)) return undefined
  const ranges = rangeParser(bytes, range)
  if (ranges === -1) {
    const headers = { 'content-range': `bytes */${bytes}` }
    throw new Problem('bad-range', { parameters: { bytes }, headers })
  }
  return ranges === -2 || ranges.type !== 'bytes' || ranges.length > 1 ? undefined : ranges[0]
}
