import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inEnglish } from '#lib/messages/english.ts'
import { problemWords } from '#lib/messages/index.ts'
import { storageTrouble } from '#lib/storage/trouble.ts'
import { errorPage } from '../pages/error-page.ts'
import { keyPage } from '../pages/key-page.ts'
import { badRequest, requestFault } from './bad-request.ts'
import { MAX_FIELDS, MAX_JSON_BYTES } from './limits.ts'
import { languageOf, wantsPage } from './negotiate.ts'
import { Problem, problemJson } from './problem.ts'

const RETRY_AFTER = { 'retry-after': '30' }
const FORM = 'application/x-www-form-urlencoded'
const JSON_BODY = 'application/json'

/** Answers all errors: with problem+json, or with a page that says the same. */
export function registerErrors(app: FastifyInstance) {
  app.setErrorHandler((err: FastifyError, request, reply) => {
    const problem = asProblem(err, request)
    if (problem.code.startsWith('storage-')) app.readiness.storageFailed()
    if (problem.code === 'unexpected') {
      request.log.error({ err, path: request.url }, 'request failed')
    } else if (problem.status >= 500) {
      request.log.warn(logged(problem, request), 'refused')
    } else {
      request.log.debug(logged(problem, request), 'refused')
    }
    return sendProblem(request, reply, problem)
  })
  app.setNotFoundHandler((request) => {
    throw new Problem('not-found', { parameters: { path: pathOf(request) } })
  })
}

/** With the words of libraries and of the system, which go no further than the log. */
function logged({ failure, cause }: Problem, { url: path }: FastifyRequest) {
  const said = cause instanceof Error ? { cause: cause.message } : {}
  return { ...failure, reason: inEnglish(failure), ...said, path }
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem) {
  const language = languageOf(request)
  const words = problemWords(problem.failure, language)
  reply
    .code(problem.status)
    .headers({ 'cache-control': 'no-store', vary: 'Accept, Accept-Language', ...problem.headers })
  if (wantsPage(request)) {
    if (problem.code === 'no-key') return reply.page('key', keyPage(language, askedOf(request)))
    return reply.page('error', errorPage(problem, words, { language, path: pathOf(request) }))
  }
  reply.header('content-language', language).type('application/problem+json')
  return reply.send(problemJson(problem, words))
}

/** Who enters a key comes to what was asked for. */
function askedOf(request: FastifyRequest) {
  const next = request.method === 'GET' ? request.url : '/'
  return { next, hasEnded: request.server.sessions.isShownBy(request) }
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? request.url
}

function asProblem(err: FastifyError, request: FastifyRequest): Problem {
  if (err instanceof Problem) return err
  return fromStorage(err) ?? fromFastify(err, request) ?? unexpected(err, request)
}

function fromStorage(err: NodeJS.ErrnoException): Problem | undefined {
  const reason = storageTrouble(err)
  if (!reason) return undefined
  if (reason.code === 'no-space') {
    const parameters = { variable: 'DATA_DIR' }
    return new Problem('storage-full', { parameters, headers: RETRY_AFTER, cause: err })
  }
  return new Problem('storage-away', { parameters: { reason }, headers: RETRY_AFTER, cause: err })
}

function fromFastify(err: FastifyError, request: FastifyRequest): Problem | undefined {
  const { statusCode = 500, code } = err
  if (code === 'FST_FILES_LIMIT') {
    const allowed = request.server.config.maxFiles
    const limit = { variable: 'MAX_FILES', allowed, measured: allowed + 1 }
    return new Problem('too-many-files', { parameters: { limit }, cause: err })
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) {
    const mediaType = request.headers['content-type'] ?? null
    const parameters = { mediaType, ...allowedContent(request) }
    return new Problem('wrong-content', { parameters, cause: err })
  }
  if (statusCode === 413) {
    const parameters = { fields: MAX_FIELDS, bytes: MAX_JSON_BYTES }
    return new Problem('request-too-large', { parameters, cause: err })
  }
  if (/unexpected end of|terminated early|premature/i.test(err.message)) {
    return new Problem('upload-cut-off', { cause: err })
  }
  // busboy throws plain errors, such as "Multipart: Boundary not found"
  if (statusCode < 500 || err.message.startsWith('Multipart:')) {
    return badRequest(requestFault(err), err)
  }
}

function allowedContent(request: FastifyRequest): { allowed: string[]; example?: string } {
  if (pathOf(request) === '/status')
    return { allowed: [FORM, JSON_BODY], example: '{"token": "…"}' }
  if (request.url.includes('/results')) {
    return { allowed: [JSON_BODY], example: '{"recipe": "…"}' }
  }
  if (request.url.startsWith('/batches')) {
    return { allowed: [JSON_BODY], example: '{"images": ["…"]}' }
  }
  const isRaw = request.url.startsWith('/images')
  return { allowed: ['multipart/form-data', ...(isRaw ? ['image/*'] : [])] }
}

function unexpected(err: Error, request: FastifyRequest): Problem {
  return new Problem('unexpected', { parameters: { request: request.id }, cause: err })
}
