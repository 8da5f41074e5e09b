import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Batch, newBatch } from '#lib/images/batches.ts'
import type { Image } from '#lib/images/images.ts'
import { formatLikeOriginal } from '#lib/images/like-original.ts'
import { asksForBest, insteadOfBest } from '#lib/recipes/best.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { batchUrl } from '../batches/batch-json.ts'
import { clientOf } from '../http/client-of.ts'
import { wantsBytes, wantsPage } from '../http/negotiate.ts'
import { preferredWait } from '../http/prefer.ts'
import { readRecipe, readRecipes } from '../recipes/read-recipes.ts'
import { assertAcceptable } from '../results/acceptable.ts'
import { bestCandidates, bestFormatFor } from '../results/best-format.ts'
import { eraseImages } from '../results/erase-images.ts'
import { imageUrl, readImageJson, resultUrl } from '../results/image-json.ts'
import { acceptImage } from '../results/request-results.ts'
import { sendResult } from '../results/send-result.ts'
import { areSettled, waitIfPreferred } from '../results/wait-if-preferred.ts'
import { receiveUpload, type Stored } from './receive-upload.ts'

type Needs = Pick<
  FastifyInstance,
  | 'images'
  | 'batches'
  | 'publisher'
  | 'queueLimit'
  | 'lanes'
  | 'queuePositions'
  | 'changes'
  | 'config'
  | 'log'
>

/** `batch`: of several images only. */
type Accepted = { images: Image[]; recipes: Recipe[]; batch: Batch | undefined }
type Sender = { client: string }

/** Stores images and answers once they are safe: with 202, a redirect, or the print waited for. */
export function createUpload(needs: Needs) {
  return async function upload(request: FastifyRequest, reply: FastifyReply) {
    needs.publisher.assertAvailable()
    await needs.queueLimit.assertRoom()
    const { stored, recipes } = await receiveUpload(needs, request)
    try {
      const accepted = negotiated(needs, request, prepare(needs, stored, recipes))
      await accept(needs, accepted, clientOf(request))
      return await answer(needs, { request, reply }, accepted)
    } catch (err) {
      const ids = stored.map(({ id }) => id)
      await eraseImages(needs, ids)
      throw err
    }
  }
}

function prepare({ config }: Needs, stored: Stored[], texts: string[]): Accepted {
  const recipes = readRecipes(texts, config.recipes)
  const images = stored.map((one) => newImage(one, config.retentionMs))
  return { images, recipes, batch: images.length > 1 ? newBatch(images) : undefined }
}

function newImage({ id, original }: Stored, retentionMs: number): Image {
  const now = Date.now()
  const createdAt = new Date(now).toISOString()
  const expiresAt = new Date(now + retentionMs).toISOString()
  return { id, createdAt, expiresAt, original }
}

async function accept(needs: Needs, accepted: Accepted, client: string) {
  const jobs = accepted.images.length * accepted.recipes.length
  await needs.queueLimit.withRoomFor(jobs, () => acceptAll(needs, { ...accepted, client }))
}

/** The batch is saved before its images, and erased if one of them cannot be accepted. */
async function acceptAll(needs: Needs, { images, recipes, batch, client }: Accepted & Sender) {
  const asking = { recipes: recipes.map(({ text }) => text), client }
  if (batch) await needs.batches.save(batch)
  // waits for all: an acceptance in progress cannot be undone
  const outcomes = await Promise.allSettled(images.map((one) => acceptImage(needs, one, asking)))
  const failure = outcomes.find((one) => one.status === 'rejected')
  if (!failure) return
  if (batch) await needs.batches.erase(batch.id)
  throw failure.reason
}

type Exchange = { request: FastifyRequest; reply: FastifyReply }

async function answer(needs: Needs, { request, reply }: Exchange, accepted: Accepted) {
  const { images, batch } = accepted
  const [image] = images as [Image]
  const states = await waitIfPreferred(needs, { request, reply }, wantedOf(accepted))
  const location = batch ? batchUrl(batch.id) : imageUrl(image.id)
  reply.headers({ location, vary: 'Accept, Prefer' })
  if (wantsPage(request)) return reply.redirect(location, 303)
  const settled = areSettled(states)
  const [state] = states
  if (settled && state && wantsPrint(request, accepted)) {
    reply.header('content-location', resultUrl(image.id, state.recipe))
    return sendResult(request, reply, { storage: needs.images.storage, image, state })
  }
  const bodies = await Promise.all(images.map((one) => readImageJson(needs, one)))
  reply.code(settled ? 200 : 202).header('cache-control', 'no-store')
  return batch ? { images: bodies, batch: { id: batch.id, url: batchUrl(batch.id) } } : bodies[0]
}

function wantedOf({ images, recipes }: Accepted) {
  return images.flatMap(({ id }) => recipes.map(({ text }) => ({ image: id, recipe: text })))
}

/**
 * The response is the print itself: of one image by one recipe, if the client waits and accepts
 * bytes.
 */
function wantsPrint(request: FastifyRequest, { images, recipes }: Accepted): boolean {
  const waits = preferredWait(request.headers.prefer) !== undefined
  return waits && wantsBytes(request) && images.length === 1 && recipes.length === 1
}

/**
 * Where the response is the print, its format must be one that the client accepts: `best` gives way to
 * the one that it likes most.
 * @throws Problem not-acceptable, before anything is made
 */
function negotiated({ config }: Needs, request: FastifyRequest, accepted: Accepted): Accepted {
  const [image] = accepted.images
  const [recipe] = accepted.recipes
  if (!image || !recipe || !wantsPrint(request, accepted)) return accepted
  const { format } = image.original
  const isBest = asksForBest(recipe.text)
  const formats = isBest ? bestCandidates(format) : [printFormat(recipe, format)]
  assertAcceptable(request, recipe.text, formats)
  if (!isBest) return accepted
  const text = insteadOfBest(recipe.text, bestFormatFor(request.headers.accept, format))
  return { ...accepted, recipes: [readRecipe(text, config.recipes)] }
}

function printFormat({ output: { format } }: Recipe, original: string): string {
  return format === 'original' ? formatLikeOriginal(original) : format
}
