import type { ApiKey, Scope } from '#lib/api-keys.ts'
import { Problem } from '../http/problem.ts'

/** As RFC 6750 has them. */
const challenge = (more = '') => ({ 'www-authenticate': `Bearer realm="revelado"${more}` })

export const noKey = () => new Problem('no-key', { headers: challenge() })

export const wrongKey = () =>
  new Problem('wrong-key', { headers: challenge(', error="invalid_token"') })

export function keyLacksScope({ name }: ApiKey, scope: Scope): Problem {
  const headers = challenge(`, error="insufficient_scope", scope="${scope}"`)
  return new Problem('key-lacks-scope', { parameters: { key: name, scope }, headers })
}
