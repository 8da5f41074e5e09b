import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Batch, newBatch } from '#lib/images/batches.ts'
import type { Image } from '#lib/images/images.ts'
import { isSettled } from '#lib/images/result-state.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { batchUrl } from '../batches/batch-json.ts'
import { accepts, wantsBytes, wantsPage } from '../http/negotiate.ts'
import { preferenceApplied, preferredWait } from '../http/prefer.ts'
import { Problem } from '../http/problem.ts'
import { readRecipes } from '../recipes/read-recipes.ts'
import { imageUrl, readImageJson } from '../results/image-json.ts'
import { acceptImage } from '../results/request-results.ts'
import { sendResult } from '../results/send-result.ts'
import { waitForResults } from '../results/wait-for-results.ts'
import { discardUploads, receiveUpload, type Stored } from './receive-upload.ts'

/** Several images make a batch. */
type Accepted = { images: Image[]; recipes: Recipe[]; batch: Batch | undefined }

/** Takes images in, and answers when they are safe: 202, a redirect, or the print waited for. */
export async function upload(request: FastifyRequest, reply: FastifyReply) {
  const app = request.server
  app.publisher.assertAvailable()
  await app.assertQueueHasRoom()
  const { stored, recipes } = await receiveUpload(app, request)
  try {
    const accepted = await accept(request, stored, readRecipes(recipes, app.config.recipes))
    return await answer(request, reply, accepted)
  } catch (err) {
    await discardUploads(app, stored)
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
  const batch = images.length > 1 ? newBatch(images) : undefined
  const accepted = { images, recipes, batch }
  assertAcceptable(request, accepted)
  const texts = recipes.map(({ text }) => text)
  await app.enqueueWithinLimit(images.length * recipes.length, () =>
    acceptAll(app, accepted, texts)
  )
  return accepted
}

/** The batch is there before its images are, and goes again when one of them cannot be accepted. */
async function acceptAll(app: FastifyInstance, { images, batch }: Accepted, recipes: string[]) {
  if (batch) await app.batches.save(batch)
  // to the end with all of them: what is still under way cannot be taken back
  const outcomes = await Promise.allSettled(images.map((one) => acceptImage(app, one, recipes)))
  const failure = outcomes.find((one) => one.status === 'rejected')
  if (!failure) return
  if (batch) await app.batches.erase(batch.id)
  throw failure.reason
}

function newImage(app: FastifyInstance, { id, original }: Stored): Image {
  const now = Date.now()
  const createdAt = new Date(now).toISOString()
  const expiresAt = new Date(now + app.config.retentionMs).toISOString()
  return { id, createdAt, expiresAt, original }
}

async function answer(request: FastifyRequest, reply: FastifyReply, accepted: Accepted) {
  const { images, batch } = accepted
  const [first] = images as [Image]
  const states = await waitIfAsked(request, reply, accepted)
  const location = batch ? batchUrl(batch.id) : imageUrl(first.id)
  reply.header('location', location)
  if (wantsPage(request)) return reply.redirect(location, 303)
  const settled = states.length > 0 && states.every((state) => state && isSettled(state))
  const [state] = states
  if (settled && state && wantsPrint(request, accepted)) {
    return sendResult(request, reply, first, state)
  }
  const bodies = await Promise.all(images.map((image) => readImageJson(request.server, image)))
  reply.code(settled ? 200 : 202).header('cache-control', 'no-store')
  return batch ? { images: bodies, batch: { id: batch.id, url: batchUrl(batch.id) } } : bodies[0]
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
  return await waitForResults(request.server, wanted, wait)
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
