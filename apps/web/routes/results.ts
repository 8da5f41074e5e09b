import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { clientOf } from '../http/client-of.ts'
import { wantsPage } from '../http/negotiate.ts'
import { MAX_WAIT_SECONDS } from '../http/prefer.ts'
import { Problem } from '../http/problem.ts'
import { readRecipe } from '../recipes/read-recipes.ts'
import { requestedRecipes } from '../recipes/requested-recipes.ts'
import { findImage } from '../results/find-image.ts'
import { imageUrl, readImageJson, resultUrl } from '../results/image-json.ts'
import { requestResults } from '../results/request-results.ts'
import { sendResult } from '../results/send-result.ts'
import { areSettled, waitIfPreferred } from '../results/wait-if-preferred.ts'
import { readThumbnailSide } from '../views/read-side.ts'
import { sendThumbnail } from '../views/send-thumbnail.ts'

type ById = { Params: { id: string } }
type ByRecipe = {
  Params: { id: string; recipe: string }
  Querystring: { width?: string; ask?: string }
}

export default async function results(app: FastifyInstance) {
  await app.register(fastifyFormbody)

  app.post<ById>('/images/:id/results', async (request, reply) => {
    const image = await findImage(app.images, request.params.id)
    const recipes = requestedRecipes(request, app.config)
    const wanted = recipes.map((recipe) => ({ image: image.id, recipe }))
    app.publisher.assertAvailable()
    await requestResults(app, wanted, clientOf(request))
    const states = await waitIfPreferred(app, { request, reply }, wanted)
    if (wantsPage(request)) return reply.redirect(imageUrl(image.id), 303)
    reply
      .code(areSettled(states) ? 200 : 202)
      .headers({ location: resultUrl(image.id, recipes[0] ?? ''), 'cache-control': 'no-store' })
    return readImageJson(app, image)
  })

  app.get<ByRecipe>('/images/:id/results/:recipe', async (request, reply) => {
    const side = readThumbnailSide(request.query.width)
    const isAsking = asks(request)
    if (isAsking) {
      request.countAsSend(reply)
      await askIfNew(app, request)
    }
    const { image, now } = await findResult(app, request.params)
    const wanted = [{ image: image.id, recipe: now.recipe }]
    const wait = isAsking ? MAX_WAIT_SECONDS : undefined
    const [state = now] = await waitIfPreferred(app, { request, reply, wait }, wanted)
    const { recipe, askedAt } = state
    if (side && state.status === 'done')
      return sendThumbnail(app, { request, reply }, { image, side, recipe, askedAt })
    return sendResult(request, reply, { storage: app.images.storage, image, state })
  })

  /** Cancels a job that is waiting. One being developed then stores nothing. */
  app.delete<ByRecipe>('/images/:id/results/:recipe', async (request, reply) => {
    const { image, now } = await findResult(app, request.params)
    await app.images.eraseResult(image.id, now.recipe)
    app.publisher.announce({ image: image.id, recipe: now.recipe, status: 'deleted' })
    app.log.info({ image: image.id, recipe: now.recipe }, 'result erased')
    return reply.code(204).send()
  })
}

/** So that an `<img>` brings its own print, whoever signed its address may ask for one with it. */
const asks = ({ query, linkEnds }: FastifyRequest<ByRecipe>) =>
  query.ask === '1' && linkEnds !== undefined

/** A failed one is not tried again: that would be each time that somebody sees the page. */
async function askIfNew(app: FastifyInstance, request: FastifyRequest<ByRecipe>) {
  const image = await findImage(app.images, request.params.id)
  const recipe = readRecipe(request.params.recipe, app.config.recipes).text
  if (await app.images.readState(image.id, recipe)) return
  app.publisher.assertAvailable()
  await requestResults(app, [{ image: image.id, recipe }], clientOf(request))
}

type Needs = Pick<FastifyInstance, 'images' | 'config'>

async function findResult({ images, config }: Needs, params: ByRecipe['Params']) {
  const image = await findImage(images, params.id)
  const recipe = readRecipe(params.recipe, config.recipes).text
  const now = await images.readState(image.id, recipe)
  if (now) return { image, now }
  const parameters = { recipe, url: `${imageUrl(image.id)}/results` }
  throw new Problem('never-asked', { parameters })
}
