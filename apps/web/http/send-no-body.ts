import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Answers HEAD with the headers as they are: for no payload Fastify would say that the length is 0. */
export function sendNoBody(reply: FastifyReply) {
  return reply.send(Readable.from([]))
}
