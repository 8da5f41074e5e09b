import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { MAX_BATCH_IMAGES, newBatch } from '#lib/images/batches.ts'
import { inPieces } from '#lib/in-pieces.ts'
import { batchUrl, readBatchJson } from '../batches/batch-json.ts'
import { findBatch } from '../batches/find-batch.ts'
import { languageOf, wantsPage } from '../http/negotiate.ts'
import { Problem } from '../http/problem.ts'
import { batchPage } from '../pages/batch/batch-page.ts'
import { eraseImages } from '../results/erase-images.ts'
import { findImage } from '../results/find-image.ts'
import { assertRoomInBatch } from '../results/result-limits.ts'

type ById = { Params: { id: string }; Querystring: { print?: string; beside?: string } }

const named = z.strictObject({ images: z.array(z.string()).min(1).max(MAX_BATCH_IMAGES) })

/**
 * Makes batches of images that were sent before. An upload of several images makes one too:
 * upload.ts.
 */
export default async function batches(app: FastifyInstance) {
  app.post('/batches', async (request, reply) => {
    const ids = readIds(request.body)
    const images = await inPieces(ids, (id) => findImage(app.images, id))
    await assertRoomInBatch(app, ids, 0)
    const batch = newBatch(images)
    await app.batches.save(batch)
    app.log.info({ batch: batch.id, images: images.length }, 'batch created')
    reply.code(201).headers({ location: batchUrl(batch.id), 'cache-control': 'no-store' })
    return readBatchJson(app, batch)
  })

  app.get<ById>('/batches/:id', async (request, reply) => {
    const batch = await readBatchJson(app, await findBatch(app.batches, request.params.id))
    reply.headers({ 'cache-control': 'no-store', vary: 'Accept, Accept-Language' })
    if (!wantsPage(request)) return batch
    const [language, hasReceivers] = [languageOf(request), await app.hasReceivers()]
    const { print, beside } = request.query
    const shown = { print: shownPrint(print), beside: shownPrint(beside) }
    const values = { language, config: app.config, batch, hasReceivers, shown }
    return reply.page('batch', batchPage(values))
  })

  app.delete<ById>('/batches/:id', async (request, reply) => {
    const { id, images } = await findBatch(app.batches, request.params.id)
    await eraseImages(app, images, () => app.batches.erase(id))
    app.log.info({ batch: id, images: images.length }, 'batch erased')
    return reply.code(204).send()
  })
}

/** What a page cannot show, it leaves out. */
function shownPrint(given: unknown): string | undefined {
  return typeof given === 'string' && given !== '' ? given : undefined
}

/** @throws Problem bad-batch, or twice-in-batch for the first duplicate */
function readIds(body: unknown): string[] {
  const read = named.safeParse(body)
  if (!read.success) {
    const limit = { allowed: MAX_BATCH_IMAGES, measured: lengthOf(body) }
    throw new Problem('bad-batch', { parameters: { limit }, cause: read.error })
  }
  const { images } = read.data
  const twice = images.find((id, index) => images.indexOf(id) < index)
  if (twice) throw new Problem('twice-in-batch', { parameters: { id: twice } })
  return images
}

function lengthOf(body: unknown): number {
  const { images } = (body ?? {}) as { images?: unknown }
  return Array.isArray(images) ? images.length : 0
}
