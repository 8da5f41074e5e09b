import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemWords } from '#lib/messages/index.ts'
import { SECOND_MS } from '#lib/units.ts'
import { ANSWER_HEADERS } from './answer-headers.ts'
import { badRequest } from './bad-request.ts'
import { Problem, problemJson } from './problem.ts'

/** Importing node:http would load its fetch as well: 20 ms at each start. */
const { STATUS_CODES } = process.getBuiltinModule('node:http')

/** What follows on them is read on, and is an error again. */
const answered = new WeakSet<Socket>()

/** Answers connections that never become a request: too slow, headers too large, or not HTTP. */
export function answerClientError(
  this: FastifyInstance,
  err: NodeJS.ErrnoException,
  socket: Socket
) {
  if (answered.has(socket)) return
  if (this.linger.isOn(socket)) return socket.destroySoon()
  if (err.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
  answer(socket, asProblem(err))
  this.linger.closeLater(socket, socket)
}

/** For a request that arrives by drops: who sends it has had its time. */
export function answerTooSlow(socket: Socket) {
  answer(socket, new Problem('too-slow'))
  setTimeout(() => socket.destroy(), SECOND_MS)
}

function answer(socket: Socket, problem: Problem) {
  answered.add(socket)
  const body = JSON.stringify(inEnglish(problem))
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    ...Object.entries(ANSWER_HEADERS).map(([name, value]) => `${name}: ${value}`),
    'Connection: close'
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/**
 * Answers URLs that the router cannot decode. The request has no decorators yet, so nothing can be
 * negotiated: the answer is JSON in English.
 */
export function answerBadAddress(_err: Error, _request: FastifyRequest, reply: FastifyReply) {
  const problem = badRequest('bad-address')
  reply.code(problem.status).headers(ANSWER_HEADERS).type('application/problem+json')
  reply.send(inEnglish(problem))
}

function asProblem(err: NodeJS.ErrnoException): Problem {
  if (err.code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem('too-slow')
  if (err.code === 'HPE_INVALID_EOF_STATE') return new Problem('upload-cut-off')
  if (err.code === 'HPE_HEADER_OVERFLOW') return new Problem('headers-too-large')
  return badRequest('not-http', err)
}

function inEnglish(problem: Problem) {
  return problemJson(problem, problemWords(problem.failure, 'en'))
}
