import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { languageOf, wantsPage } from '../http/negotiate.ts'
import { createOperatorAuth, wrongToken } from '../operators/operator-auth.ts'
import { operatorStatus, readStatus } from '../operators/status.ts'
import { type Access, statusPage } from '../pages/status/status-page.ts'

const HEADERS = { 'cache-control': 'no-store', vary: 'Accept, Accept-Language' }

const sent = z.object({ token: z.string(), leave: z.string() }).partial()

export default async function status(app: FastifyInstance) {
  await app.register(fastifyFormbody)
  const auth = createOperatorAuth(app.config.operatorToken, app.keyRing)

  app.get('/status', async (request, reply) => {
    const isOpen = await auth.isOperator(request)
    return answer(request, reply, isOpen ? 'open' : shut())
  })

  /** The page's form: `token` logs in, `leave` logs out. */
  app.post('/status', async (request, reply) => {
    reply.headers(HEADERS)
    const { token = '', leave } = sent.safeParse(request.body ?? {}).data ?? {}
    if (leave !== undefined || !auth.isConfigured) {
      return reply.header('set-cookie', auth.expiredCookie(request)).redirect('/status', 303)
    }
    if (await auth.accepts(token, request)) {
      return reply.header('set-cookie', auth.sessionCookie(request)).redirect('/status', 303)
    }
    const refused = wrongToken()
    if (!wantsPage(request)) throw refused
    reply.code(refused.status).headers(refused.headers)
    return answer(request, reply, 'wrong')
  })

  function shut(): Access {
    if (auth.isConfigured) return 'shut'
    return app.keyRing.hasScope('operate') ? 'key' : 'none'
  }

  async function answer(request: FastifyRequest, reply: FastifyReply, access: Access) {
    reply.headers(HEADERS)
    const status = await readStatus(app)
    const operator = access === 'open' ? operatorStatus(app, status) : undefined
    if (!wantsPage(request)) return operator ? { ...status, operator } : status
    const { maxQueued } = app.config
    const byKey = request.apiKey?.scopes.includes('operate') ?? false
    return reply.page(
      'status',
      statusPage({ language: languageOf(request), status, operator, access, maxQueued, byKey })
    )
  }
}
