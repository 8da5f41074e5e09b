import type { FastifyRequest } from 'fastify'
import { LANGUAGES, type Language } from '#lib/messages/index.ts'

/** Browsers send few different headers; what strangers make up must not fill the memory. */
const MAX_KNOWN = 500

/** A page where text/html is preferred, JSON for all else. */
export const wantsPage = once(
  'accept',
  (request) => request.accepts().type(['application/json', 'text/html']) === 'text/html'
)

export const languageOf = once(
  'accept-language',
  (request) => (request.accepts().language([...LANGUAGES]) || 'en') as Language
)

/** To read such a header costs more than to send a page that is made: each is read once. */
function once<T>(header: 'accept' | 'accept-language', read: (request: FastifyRequest) => T) {
  const known = new Map<string | undefined, T>()
  return (request: FastifyRequest): T => {
    const text = request.headers[header]
    const found = known.get(text)
    if (found !== undefined) return found
    const value = read(request)
    if (known.size < MAX_KNOWN) known.set(text, value)
    return value
  }
}

/** Whether a client that named the image types it takes would take this one. */
export function accepts(request: FastifyRequest, type: string): boolean {
  return request.accepts().type([type]) === type
}

/** Accept names image types, as `image/*` does, rather than everything. */
export function wantsBytes(request: FastifyRequest): boolean {
  return /(^|,)\s*image\//i.test(request.headers.accept ?? '')
}
