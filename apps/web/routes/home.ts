import type { FastifyInstance } from 'fastify'
import { catalogue } from '#lib/treatments/index.ts'
import { imageUrl } from '../image-json.ts'
import { languageOf, wantsPage } from '../negotiate.ts'

export default async function home(app: FastifyInstance) {
  const { config } = app

  app.get('/', async (request, reply) => {
    const limits = {
      megabytes: config.maxUploadBytes / 1024 / 1024,
      files: config.maxFiles,
      hours: config.retentionMs / 3_600_000
    }
    if (wantsPage(request)) {
      return reply.page('home', { catalogue: catalogue(languageOf(request)), limits })
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
