import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Batch } from '#lib/images/batches.ts'
import type { Image } from '#lib/images/images.ts'
import { formatLikeOriginal } from '#lib/images/like-original.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import { inPieces } from '#lib/in-pieces.ts'
import { asksForBest, insteadOfBest } from '#lib/recipes/best.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { batchUrl } from '../batches/batch-json.ts'
import { wantsBytes, wantsPage } from '../http/negotiate.ts'
import { preferredWait } from '../http/prefer.ts'
import { readRecipe } from '../recipes/read-recipes.ts'
import { assertAcceptable } from '../results/acceptable.ts'
import { bestCandidates, bestFormatFor } from '../results/best-format.ts'
import { imageJson, imageUrl, readImageJson, resultUrl } from '../results/image-json.ts'
import { sendResult } from '../results/send-result.ts'
import type { Awaited } from '../results/wait-for-results.ts'
import { areSettled, waitForAwaited } from '../results/wait-if-preferred.ts'

export type Needs = Pick<
  FastifyInstance,
  | 'images'
  | 'batches'
  | 'publisher'
  | 'queueLimit'
  | 'lanes'
  | 'queuePositions'
  | 'changes'
  | 'config'
  | 'quotas'
  | 'log'
>

/** `batch`: of several images only. */
export type Accepted = { images: Image[]; recipes: Recipe[]; batch: Batch | undefined }
type Exchange = { request: FastifyRequest; reply: FastifyReply }

/** Of each image's results, as they were accepted; `awaited`: those to be waited for. */
type Outcome = { states: ResultState[][]; awaited: Awaited[] }

export async function answer(
  needs: Needs,
  { request, reply }: Exchange,
  accepted: Accepted & Outcome
) {
  const { images, batch, states } = accepted
  const [image] = images as [Image]
  const known = states.flat()
  const listening = accepted.awaited.map((one, i) => ({ ...one, state: known[i] }))
  const awaited = await waitForAwaited(needs, { request, reply }, listening)
  const location = batch ? batchUrl(batch.id) : imageUrl(image.id)
  reply.headers({ location, vary: 'Accept, Prefer' })
  if (wantsPage(request)) return reply.redirect(location, 303)
  const settled = areSettled(awaited)
  const [state] = awaited
  if (settled && state && wantsPrint(request, accepted)) {
    reply.header('content-location', resultUrl(image.id, state.recipe))
    return sendResult(request, reply, { storage: needs.images.storage, image, state })
  }
  const last = (awaited.length > 0 ? awaited : known).values()
  const bodies = await inPieces(images, async (one) =>
    jsonOf(needs, one, [...last.take(accepted.recipes.length)])
  )
  reply.code(settled ? 200 : 202).header('cache-control', 'no-store')
  return batch ? { images: bodies, batch: { id: batch.id, url: batchUrl(batch.id) } } : bodies[0]
}

/** Read anew if one of its results was erased meanwhile. */
function jsonOf(needs: Needs, image: Image, states: (ResultState | undefined)[]) {
  const there = states.filter((state) => state !== undefined)
  if (there.length < states.length) return readImageJson(needs, image)
  return imageJson(needs, image, { states: there })
}

export function wantedOf({ images, recipes }: Accepted) {
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
export function negotiated(
  { config }: Needs,
  request: FastifyRequest,
  accepted: Accepted
): Accepted {
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
