import type { FastifyRequest } from 'fastify'
import { LANGUAGES, type Language } from '#lib/messages/index.ts'
import { imageQuality, qualityOf } from './accept.ts'
import { chosenLanguage } from './preferences.ts'

/** Browsers send few distinct headers; made-up ones must not fill the memory. */
const MAX_KNOWN = 500

/** True when text/html is preferred. Everybody else gets JSON. */
export const wantsPage = once(
  'accept',
  (request) => request.accepts().type(['application/json', 'text/html']) === 'text/html'
)

/** What the visitor chose on a page comes before what the browser asks for. */
export const languageOf = (request: FastifyRequest): Language =>
  chosenLanguage(request) ?? acceptedLanguage(request)

const acceptedLanguage = once(
  'accept-language',
  (request) => (request.accepts().language([...LANGUAGES]) || 'en') as Language
)

/** Caches by the header's text: parsing it costs more than sending a cached page. */
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

/** Whether Accept names an image type, such as `image/png`, and likes none less than JSON. */
export function wantsBytes({ headers: { accept } }: FastifyRequest): boolean {
  const quality = imageQuality(accept)
  return quality > 0 && quality >= qualityOf(accept, 'application/json')
}
