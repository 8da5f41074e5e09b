import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyRequest } from 'fastify'
import { HOUR_SECONDS, SECOND_MS } from '#lib/units.ts'
import type { KeyRing } from '../access/key-ring.ts'
import { wrongKey } from '../access/refusals.ts'
import { bearerOf } from '../http/bearer.ts'
import { cameByHttps } from '../http/came-by-https.ts'
import { Problem } from '../http/problem.ts'
import { createTokenThrottle } from './token-throttle.ts'

const COOKIE = 'revelado-operator'
const PASS_SECONDS = 8 * HOUR_SECONDS

/**
 * Grants access to all of /status: to programs by bearer token, to browsers by session cookie, and to
 * keys that may operate.
 */
export function createOperatorAuth(token: string | undefined, keyRing: KeyRing) {
  const tryInTurn = createTokenThrottle()

  async function accepts(given: string, { log }: FastifyRequest): Promise<boolean> {
    const opens = token !== undefined && (await tryInTurn(() => isSame(given, token)))
    if (!opens) log.warn('wrong operator token')
    return opens
  }

  return {
    isConfigured: token !== undefined,
    accepts,

    /** @throws Problem wrong-token or wrong-key when what is shown is neither the token nor a key */
    async isOperator(request: FastifyRequest): Promise<boolean> {
      const { apiKey } = request
      if (apiKey?.scopes.includes('operate')) return true
      const bearer = apiKey ? undefined : bearerOf(request)
      if (bearer === undefined) {
        return token !== undefined && isValidSession(cookieOf(request), token)
      }
      if (token === undefined && keyRing.isEmpty) return false
      if (await accepts(bearer, request)) return true
      throw token === undefined ? wrongKey() : wrongToken()
    },

    /** A new session's cookie. It does not contain the token. */
    sessionCookie: (request: FastifyRequest) =>
      writeCookie(
        request,
        token === undefined ? '' : signSession(token, nowInSeconds()),
        PASS_SECONDS
      ),

    expiredCookie: (request: FastifyRequest) => writeCookie(request, '', 0)
  }
}

export function wrongToken(): Problem {
  const parameters = { variable: 'OPERATOR_TOKEN' }
  return new Problem('wrong-token', { parameters, headers: { 'www-authenticate': 'Bearer' } })
}

/** A timestamp and its HMAC keyed with the token: a changed token ends all sessions. */
function signSession(token: string, madeAt: number): string {
  const signature = createHmac('sha256', token).update(`operator since ${madeAt}`)
  return `${madeAt}.${signature.digest('base64url')}`
}

function isValidSession(pass: string, token: string): boolean {
  const madeAt = Number(/^\d+(?=\.)/.exec(pass)?.[0])
  return nowInSeconds() - madeAt < PASS_SECONDS && isSame(pass, signSession(token, madeAt))
}

/** Takes constant time, whatever the length of what is given. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

function cookieOf({ headers }: FastifyRequest): string {
  return parseCookie(headers.cookie ?? '')[COOKIE] ?? ''
}

function writeCookie(request: FastifyRequest, value: string, maxAge: number): string {
  const secure = cameByHttps(request)
  const attributes = {
    path: '/status',
    maxAge,
    httpOnly: true,
    sameSite: 'strict',
    secure
  } as const
  return stringifySetCookie({ name: COOKIE, value, ...attributes })
}

function nowInSeconds(): number {
  return Math.floor(Date.now() / SECOND_MS)
}
