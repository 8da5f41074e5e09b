import type { Batch, Batches } from '#lib/images/batches.ts'
import { imageId } from '#lib/images/ids.ts'
import type { Image, Images } from '#lib/images/images.ts'
import { Problem } from '../http/problem.ts'

type Readable = Pick<Batches, 'read'>

/** @throws Problem no-such-batch */
export async function findBatch(batches: Readable, id: string): Promise<Batch> {
  const batch = await readBatch(batches, id)
  if (!batch) throw new Problem('no-such-batch', { parameters: { id } })
  return batch
}

/** Returns undefined for an unknown id. A malformed one never reaches the storage as a path. */
export async function readBatch(batches: Readable, id: unknown): Promise<Batch | undefined> {
  const read = imageId.safeParse(id)
  return read.success ? await batches.read(read.data) : undefined
}

/** The images of the batch that still exist, in its order. */
export async function imagesOf(images: Pick<Images, 'read'>, batch: Batch): Promise<Image[]> {
  const found = await Promise.all(batch.images.map(images.read))
  return found.filter((image) => image !== undefined)
}
