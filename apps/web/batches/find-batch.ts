import type { Batch, Batches } from '#lib/images/batches.ts'
import { imageId } from '#lib/images/ids.ts'
import type { Image, Images } from '#lib/images/images.ts'
import { inPieces } from '#lib/in-pieces.ts'
import { brokenUnlessAway } from '#lib/storage/tell-broken.ts'
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
export async function imagesOf(
  images: Pick<Images, 'read' | 'storage'>,
  batch: Batch
): Promise<Image[]> {
  const found = await inPieces(batch.images, (id) =>
    images.read(id).catch(brokenUnlessAway(images.storage, `images/${id}`))
  )
  return found.filter((image) => image !== undefined)
}
