import type { Batch } from '#lib/images/batches.ts'
import type { Images } from '#lib/images/images.ts'
import type { Status } from '#lib/images/status.ts'
import { inPieces } from '#lib/in-pieces.ts'
import { isPrint } from '#lib/recipes/preview.ts'
import { type ImageJsonNeeds, readImageJson } from '../results/image-json.ts'
import { assertFewInBatch } from '../results/result-limits.ts'
import { imagesOf } from './find-batch.ts'

export type BatchJson = Awaited<ReturnType<typeof readBatchJson>>

export const batchUrl = (id: string) => `/batches/${id}`

type BatchJsonNeeds = ImageJsonNeeds & { images: Pick<Images, 'storage'> }

/** How many of a batch are read at once. */
const IMAGES_AT_ONCE = 8

/**
 * Reads the batch and its images from the storage, with these results of them. `gone` counts those
 * erased since.
 * @throws Problem too-many-results
 */
export async function readBatchJson(
  needs: BatchJsonNeeds,
  batch: Batch,
  isWanted: (result: { recipe: string }) => boolean = () => true
) {
  const { id, createdAt, expiresAt } = batch
  let count = 0
  const images = await inPieces(
    await imagesOf(needs.images, batch),
    async (image) => {
      const read = await readImageJson(needs, image)
      const results = read.results.filter(isWanted)
      count += results.length
      assertFewInBatch(count)
      return { ...read, results }
    },
    IMAGES_AT_ONCE
  )
  const url = batchUrl(id)
  return {
    id,
    url,
    createdAt,
    expiresAt,
    gone: batch.images.length - images.length,
    progress: progressOf(images.flatMap(({ results }) => results.filter(isPrint))),
    zip: { url: `${url}/zip` },
    images
  }
}

export function progressOf(prints: { status: Status }[]) {
  const count = (wanted: Status) => prints.filter(({ status }) => status === wanted).length
  return {
    queued: count('queued'),
    processing: count('processing'),
    done: count('done'),
    failed: count('failed'),
    total: prints.length
  }
}
