import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { wrongKey } from '../access/refusals.ts'
import { clientOf } from '../http/client-of.ts'
import { languageOf, wantsPage } from '../http/negotiate.ts'
import { keyPage } from '../pages/key-page.ts'

const sent = z.object({ key: z.string(), next: z.string(), leave: z.string() }).partial()

/** Where a browser shows its key once, and logs out. */
export default async function session(app: FastifyInstance) {
  if (app.keyRing.isEmpty) return
  await app.register(fastifyFormbody)

  app.get('/session', async (request, reply) => {
    const [language, name] = [languageOf(request), request.apiKey?.name]
    return reply.page('key', keyPage(language, { next: '/', name }))
  })

  app.post('/session', async (request, reply) => {
    const { key = '', next, leave } = sent.safeParse(request.body ?? {}).data ?? {}
    reply.header('cache-control', 'no-store')
    if (leave !== undefined) {
      reply.header('set-cookie', app.sessions.expiredCookie(request))
      return wantsPage(request) ? reply.redirect('/session', 303) : reply.code(204).send()
    }
    const known = app.keyRing.find(key.trim())
    if (known) {
      reply.header('set-cookie', await app.sessions.cookieFor(known, request))
      return wantsPage(request) ? reply.redirect(ownPath(next), 303) : reply.code(204).send()
    }
    const refused = wrongKey()
    request.log.warn({ client: clientOf(request) }, refused.code)
    if (!wantsPage(request)) throw refused
    reply.code(refused.status).headers(refused.headers)
    return reply.page('key', keyPage(languageOf(request), { next: ownPath(next), isWrong: true }))
  })
}

/** Of this server alone: `//` and `/\` would begin the address of another. */
export function ownPath(next = '/'): string {
  return /^\/(?![/\\])[!-~]*$/.test(next) ? next : '/'
}
