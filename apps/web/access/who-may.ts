import type { Signable } from '#lib/access-config.ts'
import type { Scope } from '#lib/api-keys.ts'

/** `any`: a key, whatever its scopes. */
export type Needed = Scope | 'any' | 'nothing'

/** Tells nothing of an image, or is how a key is shown. */
const OPEN = new Set(['/health', '/ready', '/status', '/preferences', '/session'])
/** Shows what this darkroom can do, and no image. */
const FOR_ANY_KEY = new Set(['/', '/studio', '/mine', '/treatments', '/treatments/:name'])
const ASSETS = '/public/'

/** What of an image a route sends, as far as a link may open it, or must. */
const SENDS: Record<string, Signable[]> = {
  '/images/:id/original': ['originals'],
  '/images/:id/results/:recipe': ['results'],
  '/images/:id/preview': ['originals', 'results'],
  '/batches/:id/zip': ['results']
}
const SIGNED = new Set(['/images/:id/original', '/images/:id/results/:recipe'])

/**
 * What a request must show where keys are set. Whatever is not named here takes the scope `read` to see
 * and `send` to do.
 * @param route undefined: there is no such address
 */
export function neededFor(method: string, route: string | undefined): Needed {
  if (route === undefined || method === 'OPTIONS' || OPEN.has(route)) return 'nothing'
  if (route.startsWith(ASSETS)) return 'nothing'
  if (!isReading(method)) return 'send'
  return FOR_ANY_KEY.has(route) ? 'any' : 'read'
}

/** Whether a signed link may stand for a key. */
export function takesLink(method: string, route = ''): boolean {
  return isReading(method) && SIGNED.has(route)
}

/** Whether the bytes that it sends go out to holders of a link or a key alone. */
export function needsLink(method: string, route = '', required: Signable[] = []): boolean {
  return isReading(method) && (SENDS[route] ?? []).some((kind) => required.includes(kind))
}

const isReading = (method: string) => method === 'GET' || method === 'HEAD'
