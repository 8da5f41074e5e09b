import type { FastifyInstance } from 'fastify'
import { inEachLanguage } from '#lib/messages/index.ts'
import { languageOf } from '../http/negotiate.ts'
import { minePage } from '../pages/mine-page.ts'

/** Only the browser knows which images it sent: the page is the same for everybody. */
export default async function mine(app: FastifyInstance) {
  const pages = inEachLanguage((language) => minePage(language))

  app.get('/mine', (request, reply) => reply.page('mine', pages(languageOf(request))))
}
