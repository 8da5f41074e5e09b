import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Image, type ResultState, resultKey } from '#lib/images.ts'
import { recipeKey } from '#lib/recipe.ts'
import { askForResult } from '../ask.ts'
import { sendProblem } from '../errors.ts'
import { findImage } from '../find-image.ts'
import { formRecipes } from '../form-recipes.ts'
import { imageJson, imageUrl, resultUrl } from '../image-json.ts'
import { wantsPage } from '../negotiate.ts'
import { preferenceApplied, preferredWait } from '../prefer.ts'
import { Problem } from '../problem.ts'
import { readRecipe } from '../recipes.ts'
import { sendBytes } from '../send-bytes.ts'
import { isSettled, whenSettled } from '../settled.ts'

type ById = { Params: { id: string } }
type ByRecipe = { Params: { id: string; recipe: string } }

const asked = z.strictObject({ recipe: z.string() })

export default async function results(app: FastifyInstance) {
  await app.register(fastifyFormbody)

  app.post<ById>('/images/:id/results', async (request, reply) => {
    const image = await findImage(app, request)
    const recipes = askedRecipes(request.body).map((text) => readRecipe(text).text)
    app.publisher.assertAvailable()
    for (const recipe of recipes) await askForResult(app, image.id, recipe)
    const states = await waitIfAsked(app, request, reply, image.id, recipes)
    if (wantsPage(request)) return reply.redirect(imageUrl(image.id), 303)
    const settled = states.length > 0 && states.every((state) => state && isSettled(state))
    reply
      .code(settled ? 200 : 202)
      .headers({ location: resultUrl(image.id, recipes[0] ?? ''), 'cache-control': 'no-store' })
    return imageJson(image, await app.images.readStates(image.id))
  })

  app.get<ByRecipe>('/images/:id/results/:recipe', async (request, reply) => {
    const image = await findImage(app, request)
    const recipe = readRecipe(request.params.recipe).text
    const now = await app.images.readState(image.id, recipe)
    if (!now) {
      const parameters = { recipe, url: `${imageUrl(image.id)}/results` }
      throw new Problem('never-asked', { parameters })
    }
    const [state = now] = await waitIfAsked(app, request, reply, image.id, [recipe])
    return sendResult(app, request, reply, image, state)
  })
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
  return await whenSettled(app, wanted, wait)
}

/** The bytes of a result that is done; else why there are none, or not yet. */
export function sendResult(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  image: Image,
  state: ResultState
) {
  if (state.status === 'failed') return sendProblem(request, reply, failed(state))
  if (state.status !== 'done') return sendProblem(request, reply, waiting(state))
  const { format = 'png', bytes = 0, recipe } = state
  return sendBytes(request, reply, {
    storage: app.images.storage,
    key: resultKey(image.id, recipe),
    bytes,
    format,
    filename: printName(image.original.name, recipe, format),
    etag: `"${image.id}.${recipeKey(recipe)}"`
  })
}

function failed({ recipe, error = '', limit }: ResultState): Problem {
  const members = limit && {
    limit: limit.allowed,
    measured: limit.measured,
    variable: limit.variable
  }
  const parameters = { reason: error }
  return new Problem('result-failed', {
    parameters,
    members: { recipe, state: 'failed', ...members }
  })
}

function waiting({ recipe, status }: ResultState): Problem {
  return new Problem('result-waiting', {
    parameters: { state: status },
    members: { recipe },
    headers: { 'retry-after': '1' }
  })
}

/** `fry.jpg` through `thermal:palette=inferno` is `fry.thermal-palette-inferno.png`. */
function printName(original: string, recipe: string, format: string): string {
  const base = original.replace(/\.[^.]*$/, '')
  return `${base}.${recipe.replace(/[^\w]+/g, '-').slice(0, 60)}.${format}`
}

/** From JSON `{"recipe": "…"}`, or from the page's form. */
function askedRecipes(body: unknown): string[] {
  const form = isForm(body) ? formRecipes(Object.entries(body).flatMap(pairs)) : []
  if (form.length > 0) return form
  const read = asked.safeParse(body)
  if (read.success) return [read.data.recipe]
  const reason = 'Say which recipe, as {"recipe": "grayscale"}'
  throw new Problem('bad-request', { parameters: { reason } })
}

function isForm(body: unknown): body is Record<string, string | string[]> {
  return typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === null
}

function pairs([name, value]: [string, string | string[]]): [string, string][] {
  return [value].flat().map((one) => [name, one])
}
