import type { Job } from '#lib/broker/job.ts'
import { type Images, originalKey } from '#lib/images/images.ts'
import type { Metadata } from '#lib/images/metadata.ts'
import type { Log } from '#lib/logger.ts'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { WORKER_BYTES } from '../pool/gauge.ts'
import type { Pool } from '../pool/pool.ts'
import { WorkerDied } from '../pool/worker-errors.ts'
import type { MemorySemaphore } from './memory-semaphore.ts'
import { unlessAborted } from './unless-aborted.ts'

/** ThumbHash allows at most 100 pixels a side; libjpeg can decode at an eighth of the size for it. */
const SMALL = parseRecipe('resize:width=100;height=100')
/** A description that takes longer is done without. */
const TIMEOUT_MS = 5000

type Options = { images: Images; pool: Pool; memorySemaphore: MemorySemaphore; log: Log }

/** Stores an original's metadata; the task returns false when jobs need the memory, or the worker. */
export function createDescribeOriginal({ images, pool, memorySemaphore, log }: Options) {
  const describeFile = (path: string, interrupted: AbortSignal): Promise<Metadata | undefined> =>
    pool.use(
      (worker, grant) =>
        unlessAborted(worker, interrupted, async () => {
          const { memory } = await worker.ask('inspect', { path, watermarks: {}, recipe: SMALL })
          const share = memorySemaphore.tryAcquire(memory + WORKER_BYTES)
          if (!share) return undefined
          grant(memory + WORKER_BYTES)
          return await worker.ask('describe', {}).finally(share.release)
        }),
      TIMEOUT_MS
    )

  /** Leaves nothing behind if the image is erased in the meantime. */
  async function describeOriginal(job: Job, interrupted: AbortSignal): Promise<boolean> {
    if (!(await images.read(job.image)) || (await images.readMetadata(job.image))) return true
    const metadata = await images.storage.withFile(originalKey(job.image), (path) =>
      describeFile(path, interrupted)
    )
    if (!metadata) return false
    await images.writeMetadata(job.image, metadata)
    if (!(await images.read(job.image))) await images.erase(job.image)
    return true
  }

  return async function describeIfPossible(job: Job, interrupted: AbortSignal): Promise<boolean> {
    try {
      return await describeOriginal(job, interrupted)
    } catch (err) {
      if (err instanceof WorkerDied && err.death === 'evicted') return false
      // what was erased meanwhile needs no description
      const there = await images.read(job.image).catch(() => true)
      if (there) log.warn({ image: job.image, err }, 'original not described')
      return true
    }
  }
}
