import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { LANGUAGES } from '#lib/messages/index.ts'
import { wantsPage } from '../http/negotiate.ts'
import { preferenceCookie, THEMES } from '../http/preferences.ts'

const sent = z.object({
  language: z.enum(LANGUAGES).optional().catch(undefined),
  theme: z.enum(THEMES).optional().catch(undefined)
})

/** Language and theme, as they are chosen at the foot of each page: cookies, for this browser. */
export default async function preferences(app: FastifyInstance) {
  await app.register(fastifyFormbody)

  app.post('/preferences', async (request, reply) => {
    const { language, theme } = sent.safeParse(request.body ?? {}).data ?? {}
    if (language) reply.header('set-cookie', preferenceCookie(request, 'language', language))
    if (theme) reply.header('set-cookie', preferenceCookie(request, 'theme', theme))
    reply.header('cache-control', 'no-store')
    if (wantsPage(request)) return reply.redirect(pageBefore(request), 303)
    return reply.code(204).send()
  })
}

/** Of this server alone: a Referer may name any other, and `//` would begin another's address. */
function pageBefore({ headers: { referer = '', host } }: FastifyRequest): string {
  const before = URL.canParse(referer) ? new URL(referer) : undefined
  if (!before || before.host !== host) return '/'
  return `/${before.pathname.replace(/^\/+/, '')}${before.search}`
}
