import type { Batches } from '#lib/images/batches.ts'
import type { Images } from '#lib/images/images.ts'
import { imageUrl } from '../results/image-json.ts'
import { batchUrl } from './batch-json.ts'
import { readBatch } from './find-batch.ts'

type Needs = { images: Pick<Images, 'read'>; batches: Pick<Batches, 'read'> }

export type Neighbours = Awaited<ReturnType<typeof findNeighbours>> & object

/**
 * Links to the batch and to the nearest images before and after this one; undefined when the batch
 * is gone or does not contain the image.
 */
export async function findNeighbours({ images, batches }: Needs, id: string, batchId?: string) {
  const batch = await readBatch(batches, batchId)
  const index = batch?.images.indexOf(id) ?? -1
  if (!batch || index < 0) return undefined

  /** The first of these that still exists. */
  async function nearest(ids: string[]) {
    for (const one of ids) {
      if (await images.read(one)) return `${imageUrl(one)}?batch=${batch?.id}`
    }
  }

  return {
    batchUrl: batchUrl(batch.id),
    previous: await nearest(batch.images.slice(0, index).reverse()),
    next: await nearest(batch.images.slice(index + 1))
  }
}
