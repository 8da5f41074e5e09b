import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/**
 * Answers HEAD with the headers already set. Without a payload Fastify would set Content-Length to
 * 0.
 */
export function sendNoBody(reply: FastifyReply) {
  return reply.send(Readable.from([]))
}
