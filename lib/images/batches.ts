import { imageId, newImageId } from '#lib/images/ids.ts'
import { readFact, UNREADABLE } from '#lib/storage/read-json.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { batchShape } from './shapes.ts'

/** Images uploaded together. A batch expires with the last of its images. Times are ISO 8601. */
export type Batch = { id: string; createdAt: string; expiresAt: string; images: string[] }

type Expiring = { id: string; expiresAt: string }

/** Limit of what the page of a batch shows, and its ZIP holds, at once. */
export const MAX_BATCH_IMAGES = 500

const FILE = /^(.+)\.json$/
const batchKey = (id: string) => `batches/${id}.json`

/** The id is as hard to guess as an image's, as anyone who knows it may see all the images. */
export function newBatch(images: Expiring[]): Batch {
  const createdAt = new Date().toISOString()
  const expiries = images.map(({ expiresAt }) => expiresAt).sort()
  return {
    id: newImageId(),
    createdAt,
    expiresAt: expiries.at(-1) ?? createdAt,
    images: images.map(({ id }) => id)
  }
}

export type Batches = ReturnType<typeof openBatches>

/** Stores each batch as one small JSON object that lists its images by id. */
export function openBatches(storage: Storage) {
  const readStored = (id: string) => readFact<Batch>(storage, batchKey(id), batchShape)

  return {
    save: (batch: Batch) => storage.writeOnce(batchKey(batch.id), JSON.stringify(batch)),

    /** Returns undefined if the batch never existed, was erased, or has expired. */
    async read(id: string): Promise<Batch | undefined> {
      const batch = await readStored(id)
      return batch && batch !== UNREADABLE && !isExpired(batch) ? batch : undefined
    },

    async ids(): Promise<string[]> {
      const names = await storage.list('batches')
      const ids = names.flatMap((name) => FILE.exec(name)?.[1] ?? [])
      return ids.filter((id) => imageId.safeParse(id).success)
    },

    /** Whether the batch still exists but is past its time, or cannot be read any more. */
    async isExpired(id: string): Promise<boolean> {
      const batch = await readStored(id)
      return batch === UNREADABLE || (batch !== undefined && isExpired(batch))
    },

    erase: (id: string) => storage.remove(batchKey(id))
  }
}

function isExpired({ expiresAt }: Batch): boolean {
  return Date.parse(expiresAt) <= Date.now()
}
