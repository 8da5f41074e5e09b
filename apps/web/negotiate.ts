import type { FastifyRequest } from 'fastify'
import { LANGUAGES, type Language } from './messages/index.ts'

/** A page where text/html is preferred, JSON for all else. */
export function wantsPage(request: FastifyRequest): boolean {
  return request.accepts().type(['application/json', 'text/html']) === 'text/html'
}

export function languageOf(request: FastifyRequest): Language {
  return (request.accepts().language([...LANGUAGES]) || 'en') as Language
}

/** Whether a client that named the image types it takes would take this one. */
export function accepts(request: FastifyRequest, type: string): boolean {
  return request.accepts().type([type]) === type
}

/** Accept names image types, as `image/*` does, rather than everything. */
export function wantsBytes(request: FastifyRequest): boolean {
  return /(^|,)\s*image\//i.test(request.headers.accept ?? '')
}
