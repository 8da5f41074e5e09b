import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Batch } from '#lib/images/batches.ts'
import { isPrint } from '#lib/recipes/preview.ts'
import { type BatchJson, batchUrl, readBatchJson } from '../batches/batch-json.ts'
import { chosenImages } from '../batches/chosen-images.ts'
import { findBatch, imagesOf } from '../batches/find-batch.ts'
import { clientOf } from '../http/client-of.ts'
import { wantsPage } from '../http/negotiate.ts'
import { requestedRecipes } from '../recipes/requested-recipes.ts'
import { requestResults } from '../results/request-results.ts'
import { assertFewWanted, assertRoomInBatch } from '../results/result-limits.ts'

type ById = { Params: { id: string } }

const onePrint = z.object({ image: z.string(), recipe: z.string() })

/** Requests results of all images of a batch at once, or of those that the body names. */
export default async function batchResults(app: FastifyInstance) {
  await app.register(fastifyFormbody)

  app.post<ById>('/batches/:id/results', async (request, reply) => {
    const batch = await findBatch(app.batches, request.params.id)
    const { headers, body } = request
    const recipes = requestedRecipes({ headers, body: withoutImages(body) }, app.config)
    app.publisher.assertAvailable()
    const chosen = chosenImages(body, batch.images)
    const images = await imagesOf(app.images, chosen ? { ...batch, images: chosen } : batch)
    assertFewWanted(images.length * recipes.length)
    await assertRoomInBatch(app, batch.images, images.length * recipes.length)
    const wanted = images.flatMap(({ id }) => recipes.map((recipe) => ({ image: id, recipe })))
    await requestResults(app, wanted, clientOf(request))
    return answer(request, reply, batch)
  })

  /** Retries every failed print, or only the one that the body names. */
  app.post<ById>('/batches/:id/retry', async (request, reply) => {
    const batch = await findBatch(app.batches, request.params.id)
    const failed = failedPrints(await readBatchJson(app, batch))
    const { data: one } = onePrint.safeParse(request.body)
    const wanted = failed.filter(
      ({ image, recipe }) => !one || (image === one.image && recipe === one.recipe)
    )
    app.publisher.assertAvailable()
    await requestResults(app, wanted, clientOf(request))
    return answer(request, reply, batch)
  })

  async function answer(request: FastifyRequest, reply: FastifyReply, batch: Batch) {
    const location = batchUrl(batch.id)
    if (wantsPage(request)) return reply.redirect(location, 303)
    reply.code(202).headers({ location, 'cache-control': 'no-store' })
    return readBatchJson(app, batch)
  }
}

function failedPrints({ images }: BatchJson) {
  return images.flatMap(({ id, results }) =>
    results
      .filter((result) => result.status === 'failed' && isPrint(result))
      .map(({ recipe }) => ({ image: id, recipe }))
  )
}

function withoutImages(body: unknown): unknown {
  const { images: _, ...rest } = (body ?? {}) as Record<string, unknown>
  return rest
}
