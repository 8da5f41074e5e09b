import type { Batch, Batches } from '#lib/images/batches.ts'
import { imageId } from '#lib/images/ids.ts'
import type { Image, Images } from '#lib/images/images.ts'
import { Problem } from '../http/problem.ts'

type Readable = Pick<Batches, 'read'>

/** The batch of that id. @throws Problem no-such-batch */
export async function findBatch(batches: Readable, id: string): Promise<Batch> {
  const batch = await readBatch(batches, id)
  if (!batch) throw new Problem('no-such-batch', { parameters: { id } })
  return batch
}

/** Its id never becomes a path unchecked. */
export async function readBatch(batches: Readable, id: unknown): Promise<Batch | undefined> {
  const read = imageId.safeParse(id)
  return read.success ? await batches.read(read.data) : undefined
}

/** Those of its images that are still there, in their order. */
export async function imagesOf(images: Pick<Images, 'read'>, batch: Batch): Promise<Image[]> {
  const found = await Promise.all(batch.images.map(images.read))
  return found.filter((image) => image !== undefined)
}
