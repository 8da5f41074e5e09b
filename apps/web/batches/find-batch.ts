import type { FastifyInstance } from 'fastify'
import type { Batch } from '#lib/images/batches.ts'
import { imageId } from '#lib/images/ids.ts'
import type { Image } from '#lib/images/images.ts'
import { Problem } from '../http/problem.ts'

type WithId = { params: { id: string } }

/** The batch that the address names. @throws Problem no-such-batch */
export async function findBatch(app: FastifyInstance, { params }: WithId): Promise<Batch> {
  const batch = await readBatch(app, params.id)
  if (!batch) throw new Problem('no-such-batch', { parameters: { id: params.id } })
  return batch
}

/** Its id never becomes a path unchecked. */
export async function readBatch(app: FastifyInstance, id: unknown): Promise<Batch | undefined> {
  const read = imageId.safeParse(id)
  return read.success ? await app.batches.read(read.data) : undefined
}

/** Those of its images that are still there, in their order. */
export async function imagesOf(app: FastifyInstance, batch: Batch): Promise<Image[]> {
  const images = await Promise.all(batch.images.map(app.images.read))
  return images.filter((image) => image !== undefined)
}
