import type { FastifyInstance } from 'fastify'
import type { Test } from 'tap'
import { openPages } from './pages.ts'

type Asked = { token?: string; cookie?: string; accept?: string }

export const TOKEN = 'correct-horse-battery'
const FORM = 'application/x-www-form-urlencoded'

/** /status of a web process with an OPERATOR_TOKEN, for programs and for browsers. */
export async function openStatus(t: Test, settings: Record<string, string> = {}) {
  const pages = await openPages(t, { OPERATOR_TOKEN: TOKEN, ...settings })

  function post(fields: Record<string, string>, headers: Record<string, string> = {}) {
    return pages.app.inject({
      method: 'POST',
      url: '/status',
      headers: { accept: 'text/html', 'content-type': FORM, ...headers },
      payload: new URLSearchParams(fields).toString()
    })
  }

  return {
    ...pages,
    read: (asked: Asked = {}) => readStatus(pages.app, asked),
    post,
    /** The cookie as it is set, and as a browser sends it back. */
    async openedCookie(headers: Record<string, string> = {}) {
      const cookie = String((await post({ token: TOKEN }, headers)).headers['set-cookie'])
      return { cookie, sent: cookie.split(';')[0] ?? '' }
    }
  }
}

export function readStatus(app: FastifyInstance, { token, cookie, accept = '*/*' }: Asked) {
  const authorization = token && { authorization: `Bearer ${token}` }
  const headers = { accept, ...authorization, ...(cookie && { cookie }) }
  return app.inject({ url: '/status', headers })
}
