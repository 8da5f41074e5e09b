import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyRequest } from 'fastify'
import type { ApiKey } from '#lib/api-keys.ts'
import { HOUR_SECONDS, SECOND_MS } from '#lib/units.ts'
import { cameByHttps } from '../http/came-by-https.ts'

const COOKIE = 'revelado-session'
export const SESSION_DAYS = 7
const SESSION_SECONDS = SESSION_DAYS * 24 * HOUR_SECONDS
/** The name of a key, the second at which the session ends, and the HMAC of both. */
const SESSION = /^([\w-]{1,40})\.(\d{1,12})\.([\w-]{43})$/

export type Sessions = ReturnType<typeof createSessions>

/** Browsers show a key once, and then a cookie. A session ends with its key, too. */
export function createSessions(keys: ApiKey[], readSecret: () => Promise<string>) {
  async function sign({ name, digest }: ApiKey, ends: number): Promise<string> {
    const signed = createHmac('sha256', await readSecret())
    signed.update(`session ${name} ${digest.toString('hex')} ${ends}`)
    return signed.digest('base64url')
  }

  return {
    /** Whether the request has the cookie of a session, whether or not that is valid. */
    isShownBy: ({ headers }: FastifyRequest) => cookieIn(headers.cookie) !== undefined,

    async keyOf({ headers }: FastifyRequest): Promise<ApiKey | undefined> {
      const [, name, ends, signature = ''] = SESSION.exec(cookieIn(headers.cookie) ?? '') ?? []
      if (!(Number(ends) > Date.now() / SECOND_MS)) return undefined
      for (const key of keys.filter((key) => key.name === name)) {
        if (isSame(signature, await sign(key, Number(ends)))) return key
      }
      return undefined
    },

    async cookieFor(key: ApiKey, request: FastifyRequest): Promise<string> {
      const ends = Math.floor(Date.now() / SECOND_MS) + SESSION_SECONDS
      const value = `${key.name}.${ends}.${await sign(key, ends)}`
      return writeCookie(request, value, SESSION_SECONDS)
    },

    expiredCookie: (request: FastifyRequest) => writeCookie(request, '', 0)
  }
}

function cookieIn(cookies: string | undefined): string | undefined {
  return cookies?.includes(COOKIE) ? parseCookie(cookies)[COOKIE] : undefined
}

/** Both have 43 ASCII characters. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}

/** Lax, so that a link to a photograph opens it; forms of other sites never get as far. */
function writeCookie(request: FastifyRequest, value: string, maxAge: number): string {
  return stringifySetCookie({
    ...{ name: COOKIE, value, maxAge, path: '/' },
    ...{ httpOnly: true, sameSite: 'lax', secure: cameByHttps(request) }
  })
}
