import type { Batches } from '#lib/images/batches.ts'
import type { Images } from '#lib/images/images.ts'
import { imageUrl } from '../results/image-json.ts'
import { batchUrl } from './batch-json.ts'
import { readBatch } from './find-batch.ts'

type Needs = { images: Pick<Images, 'read'>; batches: Pick<Batches, 'read'> }

export type Neighbours = Awaited<ReturnType<typeof findNeighbours>> & object

/** The way on from an image of a batch; undefined when it is not of that batch, or that has gone. */
export async function findNeighbours({ images, batches }: Needs, id: string, batchId?: string) {
  const batch = await readBatch(batches, batchId)
  const index = batch?.images.indexOf(id) ?? -1
  if (!batch || index < 0) return undefined

  /** The nearest that is still there. */
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
