import { create as contentDisposition } from 'content-disposition'
import type { FastifyInstance } from 'fastify'
import { isPrint } from '#lib/recipes/preview.ts'
import { type BatchJson, progressOf, readBatchJson } from '../batches/batch-json.ts'
import { findBatch } from '../batches/find-batch.ts'
import { zipBatch } from '../batches/zip/zip-batch.ts'
import { Problem } from '../http/problem.ts'
import { sendNoBody } from '../http/send-no-body.ts'
import { readRecipe } from '../recipes/read-recipes.ts'

type ById = { Params: { id: string }; Querystring: { recipe?: string | string[] } }

export default async function batchZip(app: FastifyInstance) {
  app.get<ById>('/batches/:id/zip', async (request, reply) => {
    const all = await readBatchJson(app, await findBatch(app.batches, request.params.id))
    const batch = withRecipes(all, [request.query.recipe ?? []].flat().map(canonical))
    const { done, ...others } = batch.progress
    if (done === 0) throw nothingReady(others)
    const { stream, bytes } = await zipBatch(app.images.storage, batch)
    reply.headers({
      'content-length': bytes,
      'content-disposition': contentDisposition(`revelado-${batch.createdAt.slice(0, 10)}.zip`),
      'cache-control': 'no-store'
    })
    reply.type('application/zip')
    if (request.method !== 'HEAD') return reply.send(stream)
    stream.destroy()
    return sendNoBody(reply)
  })

  const canonical = (text: string) => readRecipe(text, app.config.recipes).text
}

/** The prints of these recipes alone, if there are any. */
function withRecipes(batch: BatchJson, recipes: string[]): BatchJson {
  if (recipes.length === 0) return batch
  const images = batch.images.map((image) => ({
    ...image,
    results: image.results.filter(({ recipe }) => recipes.includes(recipe))
  }))
  const progress = progressOf(images.flatMap(({ results }) => results.filter(isPrint)))
  return { ...batch, images, progress }
}

function nothingReady(waiting: { queued: number; processing: number; failed: number }): Problem {
  const { queued, processing, failed } = waiting
  const headers = queued + processing > 0 ? { 'retry-after': '2' } : {}
  return new Problem('nothing-ready', { parameters: { queued, processing, failed }, headers })
}
