import type { FastifyInstance } from 'fastify'
import { imageUrl } from '../image-json.ts'
import { languageOf, wantsPage } from '../negotiate.ts'
import { homePage } from '../pages/home-page.ts'

export default async function home(app: FastifyInstance) {
  const { config } = app

  app.get('/', async (request, reply) => {
    if (wantsPage(request)) {
      const { connected, blocked } = app.publisher.broker
      const closed = !connected || blocked !== undefined
      return reply.page('home', homePage(languageOf(request), config, closed))
    }
    const limits = {
      megabytes: config.maxUploadBytes / 1024 / 1024,
      files: config.maxFiles,
      hours: config.retentionMs / 3_600_000
    }
    reply.header('vary', 'Accept, Accept-Language')
    return {
      name: 'Revelado',
      send: 'POST / as multipart/form-data: data (images), recipe',
      image: imageUrl('{id}'),
      treatments: '/treatments',
      status: '/status',
      limits
    }
  })
}
