import type { FastifyInstance } from 'fastify'
import { inEachLanguage } from '#lib/messages/index.ts'
import { HOUR_MS, MEGABYTE } from '#lib/units.ts'
import { languageOf, wantsPage } from '../http/negotiate.ts'
import { homePage } from '../pages/home-page.ts'
import { imageUrl } from '../results/image-json.ts'

export default async function home(app: FastifyInstance) {
  const { config } = app
  const open = inEachLanguage((language) => homePage(language, config, { closed: false }))
  const closed = inEachLanguage((language) => homePage(language, config, { closed: true }))

  app.get('/', async (request, reply) => {
    if (wantsPage(request)) {
      const { connected, blocked } = app.publisher.broker
      const pages = connected && !blocked ? open : closed
      return reply.page('home', pages(languageOf(request)))
    }
    const limits = {
      megabytes: config.maxUploadBytes / MEGABYTE,
      files: config.maxFiles,
      hours: config.retentionMs / HOUR_MS
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
