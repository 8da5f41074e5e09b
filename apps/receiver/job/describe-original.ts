import { type Images, LATE_MS, originalKey } from '#lib/images/images.ts'
import type { Colours } from '#lib/images/metadata.ts'
import type { Log } from '#lib/logger.ts'
import { SMALL } from '#lib/recipes/small.ts'
import { WORKER_BYTES } from '../pool/gauge.ts'
import type { Pool } from '../pool/pool.ts'
import type { Seen } from '../pool/protocol.ts'
import { WorkerDied } from '../pool/worker-errors.ts'
import type { MemorySemaphore } from './memory-semaphore.ts'
import { unlessAborted } from './unless-aborted.ts'

/** Colours that take longer are done without. */
const TIMEOUT_MS = 5000

export type SeenOriginal = {
  image: string
  seen: Seen
  /** When the image was last known not to be erased, in milliseconds of `performance.now()`. */
  thereAt: number
  /** Nobody else describes it. */
  isNew?: boolean
}

type Options = { images: Images; pool: Pool; memorySemaphore: MemorySemaphore; log: Log }

/** Stores an original's metadata; the task returns false when jobs need the memory, or the worker. */
export function createDescribeOriginal({ images, pool, memorySemaphore, log }: Options) {
  const isUndescribed = async (image: string) =>
    !(await images.readMetadata(image)) && (await images.read(image)) !== undefined

  const readColours = (path: string, interrupted: AbortSignal): Promise<Colours | undefined> =>
    pool.use(
      (worker, grant) =>
        unlessAborted(worker, interrupted, async () => {
          const { memory } = await worker.ask('inspect', { path, watermarks: {}, recipe: SMALL })
          const share = memorySemaphore.tryAcquire(memory + WORKER_BYTES)
          if (!share) return undefined
          grant(memory + WORKER_BYTES)
          return await worker.ask('colours', {}).finally(share.release)
        }),
      TIMEOUT_MS
    )

  /** Leaves nothing behind if the image is erased in the meantime. */
  async function describeOriginal(original: SeenOriginal, interrupted: AbortSignal) {
    const { image, seen, thereAt, isNew } = original
    if (!isNew && !(await isUndescribed(image))) return true
    const colours =
      seen.colours ??
      (await images.storage.withFile(originalKey(image), (path) => readColours(path, interrupted)))
    if (!colours) return false
    await images.writeMetadata(image, { ...seen.header, ...colours })
    const isLate = performance.now() - thereAt > LATE_MS
    if (isLate && !(await images.read(image))) await images.erase(image)
    return true
  }

  return async function describeIfPossible(
    original: SeenOriginal,
    interrupted: AbortSignal
  ): Promise<boolean> {
    const { image } = original
    try {
      return await describeOriginal(original, interrupted)
    } catch (err) {
      if (err instanceof WorkerDied && err.death === 'evicted') return false
      // what was erased meanwhile needs no description
      const there = await images.read(image).catch(() => true)
      if (there) log.warn({ image, err }, 'original not described')
      return true
    }
  }
}
