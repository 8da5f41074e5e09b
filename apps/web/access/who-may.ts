import type { Scope } from '#lib/api-keys.ts'

/** `any`: a key, whatever its scopes. */
export type Needed = Scope | 'any' | 'nothing'

/** Tells nothing of an image, or is how a key is shown. */
const OPEN = new Set(['/health', '/ready', '/status', '/preferences', '/session'])
/** Shows what this darkroom can do, and no image. */
const FOR_ANY_KEY = new Set(['/', '/studio', '/mine', '/treatments', '/treatments/:name'])
const ASSETS = '/public/'

/**
 * What a request must show where keys are set. Whatever is not named here takes the scope `read` to see
 * and `send` to do.
 * @param route undefined: there is no such address
 */
export function neededFor(method: string, route: string | undefined): Needed {
  if (route === undefined || method === 'OPTIONS' || OPEN.has(route)) return 'nothing'
  if (route.startsWith(ASSETS)) return 'nothing'
  if (method !== 'GET' && method !== 'HEAD') return 'send'
  return FOR_ANY_KEY.has(route) ? 'any' : 'read'
}
