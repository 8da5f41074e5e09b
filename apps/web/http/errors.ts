import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problemWords } from '#lib/messages/index.ts'
import { errorPage } from '../pages/error-page.ts'
import { MAX_FIELDS, MAX_JSON_BYTES } from './limits.ts'
import { languageOf, wantsPage } from './negotiate.ts'
import { Problem, problemJson } from './problem.ts'

const RETRY_AFTER = { 'retry-after': '30' }
const STORAGE_FAULTS = 'EROFS EACCES EPERM EIO EMFILE ENFILE ESTALE ENOTDIR EEXIST'.split(' ')

/** Answers every error in one place: problem+json, or a page with the same words. */
export function registerErrors(app: FastifyInstance) {
  app.setErrorHandler((err: FastifyError, request, reply) => {
    const problem = asProblem(err, request)
    if (problem.code === 'unexpected') {
      request.log.error({ err, path: request.url }, 'request failed')
    } else if (problem.status >= 500) {
      request.log.warn({ reason: problemWords(problem, 'en').detail, path: request.url }, 'refused')
    }
    return sendProblem(request, reply, problem)
  })
  app.setNotFoundHandler((request) => {
    throw new Problem('not-found', { parameters: { path: pathOf(request) } })
  })
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem) {
  const language = languageOf(request)
  const words = problemWords(problem, language)
  reply
    .code(problem.status)
    .headers({ 'cache-control': 'no-store', vary: 'Accept, Accept-Language', ...problem.headers })
  if (wantsPage(request)) {
    return reply.page('error', errorPage(problem, words, { language, path: pathOf(request) }))
  }
  reply.header('content-language', language).type('application/problem+json')
  return reply.send(problemJson(problem, words))
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? request.url
}

function asProblem(err: FastifyError, request: FastifyRequest): Problem {
  if (err instanceof Problem) return err
  return fromStorage(err) ?? fromFastify(err, request) ?? unexpected(err, request)
}

function fromStorage(err: NodeJS.ErrnoException): Problem | undefined {
  if (err.code === 'ENOSPC' || err.code === 'EDQUOT') {
    return new Problem('storage-full', { headers: RETRY_AFTER, cause: err })
  }
  if (err.code && STORAGE_FAULTS.includes(err.code)) {
    const parameters = { reason: err.message }
    return new Problem('storage-away', { parameters, headers: RETRY_AFTER, cause: err })
  }
}

function fromFastify(err: FastifyError, request: FastifyRequest): Problem | undefined {
  const { statusCode = 500, code } = err
  if (code === 'FST_FILES_LIMIT') {
    const limit = request.server.config.maxFiles
    const parameters = { limit, measured: limit + 1, variable: 'MAX_FILES' }
    return new Problem('too-many-files', { parameters, cause: err })
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) {
    const mediaType = request.headers['content-type'] ?? '(none)'
    const parameters = { mediaType, allowed: allowedContent(request) }
    return new Problem('wrong-content', { parameters, cause: err })
  }
  if (statusCode === 413) {
    const parameters = { fields: MAX_FIELDS, bytes: MAX_JSON_BYTES }
    return new Problem('request-too-large', { parameters, cause: err })
  }
  if (/unexpected end of|terminated early|premature/i.test(err.message)) {
    return new Problem('upload-cut-off', { cause: err })
  }
  // busboy throws plain errors, as at "Multipart: Boundary not found"
  if (statusCode < 500 || err.message.startsWith('Multipart:')) {
    return new Problem('bad-request', { parameters: { reason: err.message }, cause: err })
  }
}

function allowedContent(request: FastifyRequest): string {
  if (pathOf(request) === '/status') return 'the form of the page, or {"token": "…"}'
  if (request.url.includes('/results')) return 'application/json with {"recipe": "…"}'
  if (request.url.startsWith('/batches')) return 'application/json with {"images": ["…"]}'
  return request.url.startsWith('/images')
    ? 'multipart/form-data, or the image itself as image/*'
    : 'multipart/form-data'
}

function unexpected(err: Error, request: FastifyRequest): Problem {
  return new Problem('unexpected', { parameters: { request: request.id }, cause: err })
}
