import { openImages } from '#lib/images/images.ts'
import { openFileStorage } from '#lib/storage/fs.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { createClient } from '../http/client.ts'
import { waitFor } from '../wait-for.ts'

type Of = { url: string; dataDir: string; storage?: Storage }

/** The states of results as stored, and what web has heard of their progress. */
export function openStates({ url, dataDir, storage = openFileStorage(dataDir) }: Of) {
  const images = openImages(storage)
  const client = createClient(url)

  async function isProcessing(id: string, recipe: string): Promise<boolean> {
    const { results } = await client.readImage(id)
    return results.some((one) => one.recipe === recipe && one.status === 'processing')
  }

  return {
    ...images,
    /** Waits until a receiver develops it. */
    underWay: (id: string, recipe: string) =>
      waitFor(`${recipe} to be under way`, () => isProcessing(id, recipe), 60_000),
    /** Waits until a receiver that got the job again has begun this attempt. */
    begunAgain: (id: string, recipe: string, attempt: number) =>
      waitFor(
        `attempt ${attempt} at ${recipe}`,
        async () => (await images.begun(id, recipe)).includes(attempt),
        60_000
      )
  }
}
