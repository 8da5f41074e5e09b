import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { Image } from '#lib/images/images.ts'
import { isSettled } from '#lib/images/result-state.ts'
import { PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import { clientOf } from '../http/client-of.ts'
import { languageOf, wantsPage } from '../http/negotiate.ts'
import { Problem } from '../http/problem.ts'
import { contactSheetJson } from '../results/contact-sheet-json.ts'
import { findImage } from '../results/find-image.ts'
import { imageUrl } from '../results/image-json.ts'
import { requestResults } from '../results/request-results.ts'
import { waitIfPreferred } from '../results/wait-if-preferred.ts'

type ById = { Params: { id: string } }

/** A sheet of previews: a result like any other, but in a lane of its own. */
export default async function contactSheet(app: FastifyInstance) {
  // the page's form sends a Content-Type with its empty body
  await app.register(fastifyFormbody)

  app.post<ById>('/images/:id/contact-sheet', async (request, reply) => {
    const { id } = await findImage(app.images, request.params.id)
    app.publisher.assertAvailable()
    const wanted = [{ image: id, recipe: PREVIEW_SHEET }]
    await requestResults(app, wanted, clientOf(request))
    await waitIfPreferred(app, { request, reply }, wanted)
    if (wantsPage(request)) return reply.redirect(`${imageUrl(id)}#contact-sheet`, 303)
    const state = await readState(id)
    const location = `${imageUrl(id)}/contact-sheet`
    reply.code(isSettled(state) ? 200 : 202).headers({ location, 'cache-control': 'no-store' })
    return contactSheetJson(id, state, languageOf(request))
  })

  app.get<ById>('/images/:id/contact-sheet', async (request, reply) => {
    const image = await findImage(app.images, request.params.id)
    reply.headers({ 'cache-control': 'no-store', vary: 'Accept-Language' })
    return contactSheetJson(image.id, await readState(image.id), languageOf(request))
  })

  async function readState(id: Image['id']) {
    const state = await app.images.readState(id, PREVIEW_SHEET)
    if (state) return state
    const parameters = { recipe: PREVIEW_SHEET, url: `${imageUrl(id)}/contact-sheet` }
    throw new Problem('never-asked', { parameters })
  }
}
