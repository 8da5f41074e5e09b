import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyRequest } from 'fastify'
import { LANGUAGES, type Language } from '#lib/messages/index.ts'
import { cameByHttps } from './came-by-https.ts'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const COOKIES = { language: 'revelado-language', theme: 'revelado-theme' }
const YEAR_SECONDS = 31_536_000

/** What was chosen at the foot of a page; undefined: what the browser asks for. */
export function chosenLanguage({ headers }: FastifyRequest): Language | undefined {
  const chosen = read(headers.cookie, COOKIES.language)
  return LANGUAGES.find((language) => language === chosen)
}

export function chosenTheme({ headers }: FastifyRequest): Theme {
  const chosen = read(headers.cookie, COOKIES.theme)
  return THEMES.find((theme) => theme === chosen) ?? 'auto'
}

export function preferenceCookie(
  request: FastifyRequest,
  name: keyof typeof COOKIES,
  value: string
): string {
  return stringifySetCookie({
    ...{ name: COOKIES[name], value, path: '/', maxAge: YEAR_SECONDS },
    ...{ httpOnly: true, sameSite: 'lax', secure: cameByHttps(request) }
  })
}

function read(cookie: string | undefined, name: string): string | undefined {
  return cookie?.includes(name) ? parseCookie(cookie)[name] : undefined
}
