import type { FastifyInstance } from 'fastify'
import { inEachLanguage } from '#lib/messages/index.ts'
import { languageOf } from '../http/negotiate.ts'
import { studioPage } from '../pages/studio-page.ts'

/** Home takes the stage from here once there is a photograph for it. */
export default async function studio(app: FastifyInstance) {
  const pages = inEachLanguage((language) => studioPage(language, app.config))

  app.get('/studio', (request, reply) => {
    if (request.headers['sec-fetch-mode'] === 'navigate') return reply.redirect('/')
    return reply.page('studio', pages(languageOf(request)))
  })
}
