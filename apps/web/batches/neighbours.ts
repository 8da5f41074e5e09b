import type { FastifyInstance } from 'fastify'
import { imageUrl } from '../results/image-json.ts'
import { batchUrl } from './batch-json.ts'
import { readBatch } from './find-batch.ts'

export type Neighbours = Awaited<ReturnType<typeof findNeighbours>> & object

/** The way on from an image of a batch; undefined when it is not of that batch, or that has gone. */
export async function findNeighbours(app: FastifyInstance, id: string, batchId?: string) {
  const batch = await readBatch(app, batchId)
  const index = batch?.images.indexOf(id) ?? -1
  if (!batch || index < 0) return undefined

  /** The nearest that is still there. */
  async function nearest(ids: string[]) {
    for (const one of ids) {
      if (await app.images.read(one)) return `${imageUrl(one)}?batch=${batch?.id}`
    }
  }

  return {
    batchUrl: batchUrl(batch.id),
    previous: await nearest(batch.images.slice(0, index).reverse()),
    next: await nearest(batch.images.slice(index + 1))
  }
}
