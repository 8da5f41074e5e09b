import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemWords } from '#lib/messages/index.ts'
import { badRequest } from './bad-request.ts'
import { Problem, problemJson } from './problem.ts'

/** Importing node:http would load its fetch as well: 20 ms at each start. */
const { STATUS_CODES } = process.getBuiltinModule('node:http')

/** Answers connections that never become a request: too slow, headers too large, or not HTTP. */
export function answerClientError(err: NodeJS.ErrnoException, socket: Socket) {
  if (err.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
  const problem = asProblem(err)
  const body = JSON.stringify(inEnglish(problem))
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close'
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  // not end(): it would wait for a client that never closes its side
  socket.destroySoon()
}

/**
 * Answers URLs that the router cannot decode. The request has no decorators yet, so nothing can be
 * negotiated: the answer is JSON in English.
 */
export function answerBadAddress(_err: Error, _request: FastifyRequest, reply: FastifyReply) {
  const problem = badRequest('bad-address')
  reply.code(problem.status).type('application/problem+json').send(inEnglish(problem))
}

function asProblem(err: NodeJS.ErrnoException): Problem {
  if (err.code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem('too-slow')
  if (err.code === 'HPE_HEADER_OVERFLOW') return new Problem('headers-too-large')
  return badRequest('not-http', err)
}

function inEnglish(problem: Problem) {
  return problemJson(problem, problemWords(problem.failure, 'en'))
}
