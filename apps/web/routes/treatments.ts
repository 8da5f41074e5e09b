import type { FastifyInstance } from 'fastify'
import { catalogue } from '#lib/treatments/index.ts'
import { languageOf } from '../negotiate.ts'

export default async function treatments(app: FastifyInstance) {
  app.get('/treatments', async (request, reply) => {
    reply.headers({ 'cache-control': 'public, max-age=300', vary: 'Accept-Language' })
    return { treatments: catalogue(languageOf(request)) }
  })
}
