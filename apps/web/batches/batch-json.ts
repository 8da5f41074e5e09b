import type { Batch } from '#lib/images/batches.ts'
import type { Status } from '#lib/images/status.ts'
import { isPrint } from '#lib/recipes/preview.ts'
import { type ImageJsonNeeds, readImageJson } from '../results/image-json.ts'
import { imagesOf } from './find-batch.ts'

export type BatchJson = Awaited<ReturnType<typeof readBatchJson>>

export const batchUrl = (id: string) => `/batches/${id}`

/** Reads the batch and its images from the storage. `gone` counts those erased since. */
export async function readBatchJson(needs: ImageJsonNeeds, batch: Batch) {
  const { id, createdAt, expiresAt } = batch
  const images = await Promise.all(
    (await imagesOf(needs.images, batch)).map((image) => readImageJson(needs, image))
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
