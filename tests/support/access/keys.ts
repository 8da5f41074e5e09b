import { createHash, randomBytes } from 'node:crypto'
import type { Scope } from '#lib/api-keys.ts'

/** A new key, and its entry for API_KEYS. */
export function newKey(name: string, ...scopes: Scope[]) {
  const key = randomBytes(32).toString('base64url')
  const digest = createHash('sha256').update(key).digest('hex')
  return { key, entry: `${name}:${scopes.join(',')}:${digest}` }
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
