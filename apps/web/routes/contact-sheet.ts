import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { Image } from '#lib/images/images.ts'
import { isSettled } from '#lib/images/result-state.ts'
import { PREVIEW_SHEET } from '#lib/recipes/preview.ts'
import { languageOf, wantsPage } from '../http/negotiate.ts'
import { preferenceApplied, preferredWait } from '../http/prefer.ts'
import { Problem } from '../http/problem.ts'
import { contactSheetJson } from '../results/contact-sheet-json.ts'
import { findImage } from '../results/find-image.ts'
import { imageUrl } from '../results/image-json.ts'
import { requestResult } from '../results/request-results.ts'
import { waitForResults } from '../results/wait-for-results.ts'

type ById = { Params: { id: string } }

/** Small prints to choose from. They are a result like any other, but for its place in the queue. */
export default async function contactSheet(app: FastifyInstance) {
  // What the page's form sends has a type, though nothing is in it
  await app.register(fastifyFormbody)

  app.post<ById>('/images/:id/contact-sheet', async (request, reply) => {
    const { id } = await findImage(app, request)
    app.publisher.assertAvailable()
    await requestResult(app, id, PREVIEW_SHEET)
    const wait = preferredWait(request.headers.prefer)
    if (wait !== undefined) {
      reply.headers(preferenceApplied(wait))
      await waitForResults(app, [{ image: id, recipe: PREVIEW_SHEET }], wait)
    }
    if (wantsPage(request)) return reply.redirect(`${imageUrl(id)}#contact-sheet`, 303)
    const state = await readState(id)
    const location = `${imageUrl(id)}/contact-sheet`
    reply.code(isSettled(state) ? 200 : 202).headers({ location, 'cache-control': 'no-store' })
    return contactSheetJson(id, state, languageOf(request))
  })

  app.get<ById>('/images/:id/contact-sheet', async (request, reply) => {
    const image = await findImage(app, request)
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
