import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createJob } from '#lib/broker/job.ts'
import { isSettled } from '#lib/images/result-state.ts'
import { wantsPage } from '../http/negotiate.ts'
import { preferenceApplied, preferredWait } from '../http/prefer.ts'
import { Problem } from '../http/problem.ts'
import { askedRecipes } from '../recipes/asked-recipes.ts'
import { readRecipe } from '../recipes/read-recipes.ts'
import { findImage } from '../results/find-image.ts'
import { imageUrl, readImageJson, resultUrl } from '../results/image-json.ts'
import { requestResult } from '../results/request-results.ts'
import { sendResult } from '../results/send-result.ts'
import { waitForResults } from '../results/wait-for-results.ts'

type ById = { Params: { id: string } }
type ByRecipe = { Params: { id: string; recipe: string } }

export default async function results(app: FastifyInstance) {
  await app.register(fastifyFormbody)

  app.post<ById>('/images/:id/results', async (request, reply) => {
    const image = await findImage(app, request)
    const recipes = askedRecipes(request)
    app.publisher.assertAvailable()
    for (const recipe of recipes) await requestResult(app, image.id, recipe)
    const states = await waitIfAsked(app, request, reply, image.id, recipes)
    if (wantsPage(request)) return reply.redirect(imageUrl(image.id), 303)
    const settled = states.length > 0 && states.every((state) => state && isSettled(state))
    reply
      .code(settled ? 200 : 202)
      .headers({ location: resultUrl(image.id, recipes[0] ?? ''), 'cache-control': 'no-store' })
    return readImageJson(app, image)
  })

  app.get<ByRecipe>('/images/:id/results/:recipe', async (request, reply) => {
    const { image, now } = await findResult(app, request)
    const [state = now] = await waitIfAsked(app, request, reply, image.id, [now.recipe])
    return sendResult(request, reply, image, state)
  })

  /** What waits is cancelled by that, and what is in hand comes to nothing. */
  app.delete<ByRecipe>('/images/:id/results/:recipe', async (request, reply) => {
    const { image, now } = await findResult(app, request)
    const job = createJob(image.id, now.recipe)
    await app.images.eraseResult(image.id, now.recipe)
    await app.images.unmark(job)
    app.publisher.announce({ image: image.id, recipe: now.recipe, status: 'deleted' })
    app.log.info({ image: image.id, recipe: now.recipe }, 'result erased')
    return reply.code(204).send()
  })
}

async function findResult(app: FastifyInstance, request: FastifyRequest<ByRecipe>) {
  const image = await findImage(app, request)
  const recipe = readRecipe(request.params.recipe, app.config.recipes).text
  const now = await app.images.readState(image.id, recipe)
  if (now) return { image, now }
  const parameters = { recipe, url: `${imageUrl(image.id)}/results` }
  throw new Problem('never-asked', { parameters })
}

async function waitIfAsked(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  image: string,
  recipes: string[]
) {
  const wait = preferredWait(request.headers.prefer)
  if (wait === undefined) return []
  reply.headers(preferenceApplied(wait))
  const wanted = recipes.map((recipe) => ({ image, recipe }))
  return await waitForResults(app, wanted, wait)
}
