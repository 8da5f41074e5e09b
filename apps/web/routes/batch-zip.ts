import { create as contentDisposition } from 'content-disposition'
import type { FastifyInstance } from 'fastify'
import { readBatchJson } from '../batches/batch-json.ts'
import { findBatch } from '../batches/find-batch.ts'
import { zipBatch } from '../batches/zip/zip-batch.ts'
import { Problem } from '../http/problem.ts'
import { sendNoBody } from '../http/send-no-body.ts'
import { readRecipe } from '../recipes/read-recipes.ts'

type ById = { Params: { id: string }; Querystring: { recipe?: string | string[] } }

export default async function batchZip(app: FastifyInstance) {
  app.get<ById>('/batches/:id/zip', async (request, reply) => {
    const found = await findBatch(app.batches, request.params.id)
    const recipes = new Set([request.query.recipe ?? []].flat().map(canonical))
    const isWanted = ({ recipe }: { recipe: string }) => recipes.size === 0 || recipes.has(recipe)
    const batch = await readBatchJson(app, found, isWanted)
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

function nothingReady(waiting: { queued: number; processing: number; failed: number }): Problem {
  const { queued, processing, failed } = waiting
  const headers = queued + processing > 0 ? { 'retry-after': '2' } : {}
  return new Problem('nothing-ready', { parameters: { queued, processing, failed }, headers })
}
