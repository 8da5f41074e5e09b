import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Scope } from '#lib/api-keys.ts'

/** A new key, and its entry for API_KEYS. */
export function newKey(name: string, ...scopes: Scope[]) {
  const key = randomBytes(32).toString('base64url')
  const digest = createHash('sha256').update(key).digest('hex')
  return { key, entry: `${name}:${scopes.join(',')}:${digest}` }
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

/** The cookie of a browser that showed this key, at that moment. */
export async function cookieOf(app: FastifyInstance, key = '', moment = Date.now()) {
  const payload = new URLSearchParams({ key }).toString()
  const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
  const { now } = Date
  Date.now = () => moment
  try {
    const answer = await app.inject({ method: 'POST', url: '/session', headers, payload })
    return String(answer.headers['set-cookie']).split(';')[0] ?? ''
  } finally {
    Date.now = now
  }
}
