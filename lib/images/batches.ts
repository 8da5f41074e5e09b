import { newImageId } from '#lib/images/ids.ts'
import type { Storage } from '#lib/storage/storage.ts'

/** Images that were sent together. It goes with the last of them. */
export type Batch = { id: string; createdAt: string; expiresAt: string; images: string[] }

type Lasting = { id: string; expiresAt: string }

/** As many as its page can show, and its ZIP hold, at once. */
export const MAX_BATCH_IMAGES = 500

const FILE = /^(.+)\.json$/
const batchKey = (id: string) => `batches/${id}.json`

/** Its id is as hard to guess as an image's: who knows it may see all of them. */
export function newBatch(images: Lasting[]): Batch {
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

/** A batch is one small object, which names its images and knows nothing else of them. */
export function openBatches(storage: Storage) {
  async function readKept(id: string): Promise<Batch | undefined> {
    const text = await storage.read(batchKey(id))
    return text === undefined ? undefined : (JSON.parse(text) as Batch)
  }

  return {
    save: (batch: Batch) => storage.write(batchKey(batch.id), JSON.stringify(batch)),

    /** undefined: never there, erased, or past its time. */
    async read(id: string): Promise<Batch | undefined> {
      const batch = await readKept(id)
      return batch && !isExpired(batch) ? batch : undefined
    },

    async ids(): Promise<string[]> {
      const names = await storage.list('batches')
      return names.flatMap((name) => FILE.exec(name)?.[1] ?? [])
    },

    async isExpired(id: string): Promise<boolean> {
      const batch = await readKept(id)
      return batch !== undefined && isExpired(batch)
    },

    erase: (id: string) => storage.remove(batchKey(id))
  }
}

function isExpired({ expiresAt }: Batch): boolean {
  return Date.parse(expiresAt) <= Date.now()
}
