import type { FastifyRequest } from 'fastify'

type Asking = Pick<FastifyRequest, 'headers'>

/**
 * Whether a page of this server sent the request. Sec-Fetch-Site says so itself, but browsers send it over
 * HTTPS only, and older ones not at all: then Origin does, or Referer. `unknown`: none of them is there, as
 * with programs.
 */
export function cameFrom({ headers }: Asking): 'here' | 'elsewhere' | 'unknown' {
  const site = headers['sec-fetch-site']
  // `none`: the visitor's own doing, such as sharing a photograph with the installed page
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'here' : 'elsewhere'
  const page = headers.origin || headers.referer
  if (!page) return 'unknown'
  return isOwn(page, headers) ? 'here' : 'elsewhere'
}

/** No form of another site can set X-Forwarded-Host, which a proxy adds if it changes Host. */
function isOwn(page: string, headers: Asking['headers']): boolean {
  if (!URL.canParse(page)) return false
  const { host } = new URL(page)
  const own = [headers.host, headers['x-forwarded-host']].flat().filter((one) => one !== undefined)
  return host !== '' && own.some((one) => withoutDefaultPort(one) === host)
}

const withoutDefaultPort = (host: string) =>
  host
    .trim()
    .toLowerCase()
    .replace(/:(80|443)$/, '')
