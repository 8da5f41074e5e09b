import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Image } from '#lib/images.ts'
import type { Recipe } from '#lib/recipe.ts'
import { acceptImage } from './ask.ts'
import { imageUrl, readImageJson } from './image-json.ts'
import { accepts, wantsBytes, wantsPage } from './negotiate.ts'
import { preferenceApplied, preferredWait } from './prefer.ts'
import { Problem } from './problem.ts'
import { forget, receiveUpload, type Stored } from './receive-upload.ts'
import { readRecipes } from './recipes.ts'
import { sendResult } from './send-result.ts'
import { isSettled, whenSettled } from './settled.ts'

type Accepted = { images: Image[]; recipes: Recipe[] }

/** Takes images in, and answers when they are safe: 202, a redirect, or the print waited for. */
export async function upload(request: FastifyRequest, reply: FastifyReply) {
  const app = request.server
  app.publisher.assertAvailable()
  await app.assertRoom()
  const { stored, recipes } = await receiveUpload(app, request)
  try {
    const accepted = await accept(request, stored, readRecipes(recipes, app.config.recipes))
    return await answer(request, reply, accepted)
  } catch (err) {
    await forget(app, stored)
    for (const { id } of stored) {
      app.publisher.announce({ image: id, recipe: '', status: 'deleted' })
    }
    throw err
  }
}

async function accept(
  request: FastifyRequest,
  stored: Stored[],
  recipes: Recipe[]
): Promise<Accepted> {
  const app = request.server
  const images = stored.map((one) => newImage(app, one))
  assertAcceptable(request, { images, recipes })
  const texts = recipes.map(({ text }) => text)
  await app.bringJobs(images.length * recipes.length, () =>
    Promise.all(images.map((image) => acceptImage(app, image, texts)))
  )
  return { images, recipes }
}

function newImage(app: FastifyInstance, { id, original }: Stored): Image {
  const now = Date.now()
  const createdAt = new Date(now).toISOString()
  const expiresAt = new Date(now + app.config.retentionMs).toISOString()
  return { id, createdAt, expiresAt, original }
}

async function answer(request: FastifyRequest, reply: FastifyReply, accepted: Accepted) {
  const { images } = accepted
  const [first, ...others] = images as [Image, ...Image[]]
  const states = await waitIfAsked(request, reply, accepted)
  reply.header('location', imageUrl(first.id))

  if (wantsPage(request)) {
    const also = others.map(({ id }) => id).join('.')
    return reply.redirect(imageUrl(first.id) + (also && `?also=${also}`), 303)
  }
  const settled = states.length > 0 && states.every((state) => state && isSettled(state))
  const [state] = states
  if (settled && state && wantsPrint(request, accepted)) {
    return sendResult(request, reply, first, state)
  }
  const bodies = await Promise.all(images.map((image) => readImageJson(request.server, image)))
  reply.code(settled ? 200 : 202).header('cache-control', 'no-store')
  return reply.send(bodies.length === 1 ? bodies[0] : { images: bodies })
}

async function waitIfAsked(
  request: FastifyRequest,
  reply: FastifyReply,
  { images, recipes }: Accepted
) {
  const wait = preferredWait(request.headers.prefer)
  if (wait === undefined) return []
  reply.headers(preferenceApplied(wait))
  const wanted = images.flatMap(({ id }) =>
    recipes.map(({ text }) => ({ image: id, recipe: text }))
  )
  return await whenSettled(request.server, wanted, wait)
}

/** The answer is to be the print itself: one image, one recipe, and the asker waits for bytes. */
function wantsPrint(request: FastifyRequest, { images, recipes }: Accepted): boolean {
  const waits = preferredWait(request.headers.prefer) !== undefined
  return waits && wantsBytes(request) && images.length === 1 && recipes.length === 1
}

function assertAcceptable(request: FastifyRequest, accepted: Accepted) {
  const [image] = accepted.images
  const [recipe] = accepted.recipes
  if (!image || !recipe || !wantsPrint(request, accepted)) return
  const { format } = recipe.output
  const mediaType = `image/${format === 'original' ? image.original.format : format}`
  if (accepts(request, mediaType)) return
  const parameters = { recipe: recipe.text, mediaType, accept: request.headers.accept ?? '' }
  throw new Problem('not-acceptable', { parameters })
}
