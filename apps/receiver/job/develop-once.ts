import type { Job } from '#lib/broker/job.ts'
import { type Images, resultKey } from '#lib/images/images.ts'
import type { Mark } from '#lib/images/pending-marks.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { WORKER_BYTES } from '../pool/gauge.ts'
import type { Pool } from '../pool/pool.ts'
import type { Developed, Originals } from '../pool/protocol.ts'
import type { Worker } from '../pool/worker.ts'
import { ResultErased } from './attempts.ts'
import type { MemorySemaphore } from './memory-semaphore.ts'
import type { Share } from './memory-shares.ts'
import { unlessAborted } from './unless-aborted.ts'

/** What is done sooner is heard of when it is done. */
const ANNOUNCED_AFTER_MS = 50

/** For a job that is to run alone. */
export const EVERYTHING = Number.POSITIVE_INFINITY

export type DevelopContext = {
  images: Images
  pool: Pool
  memorySemaphore: MemorySemaphore
  announce(job: Job, status: 'processing'): void
}

export type Attempt = {
  mark: Mark
  recipe: Recipe
  originals: Originals
  /** Bytes to acquire, even if less is estimated. */
  least: number
  /** Whether smaller jobs may interrupt it. */
  evictable: boolean
  timeoutMs: number
  /** Called when nothing else is being developed, if it is to run alone. */
  onAlone: () => Promise<void>
}

/** `milliseconds`: what developing took, without waiting. */
export type Timed = { developed: Developed; milliseconds: number }

/**
 * Develops the image once, in a worker of its own, within the job's time.
 * @throws Refused, WorkerDied, or any error that is not the image's fault
 */
export async function developOnce(
  context: DevelopContext,
  job: Job,
  { mark, recipe, originals, least, evictable, timeoutMs, onAlone }: Attempt
): Promise<Timed> {
  const { pool, memorySemaphore, announce } = context
  let share: Share | undefined
  let announcing: NodeJS.Timeout | undefined
  try {
    if (least === EVERYTHING) {
      share = await memorySemaphore.acquire(least)
      await onAlone()
    }
    for (;;) {
      const made = await pool
        .use(
          async (worker, grant) => {
            announcing = setTimeout(announce, ANNOUNCED_AFTER_MS, job, 'processing')
            const { memory } = await worker.ask('inspect', { ...originals, recipe })
            const bytes = Math.max(memory + WORKER_BYTES, least)
            share ??= memorySemaphore.tryAcquire(bytes)
            if (!share) return bytes
            grant(Math.min(bytes, memorySemaphore.total))
            const evicted = evictable ? share.evicted : undefined
            return await unlessAborted(worker, evicted, () =>
              develop(context, job, { worker, mark })
            )
          },
          timeoutMs,
          job.lane
        )
        .finally(() => clearTimeout(announcing))
      if (typeof made !== 'number') return made
      // waits without a worker, so that others can use it
      share = await memorySemaphore.acquire(made)
    }
  } finally {
    share?.release()
  }
}

async function develop(
  { images }: DevelopContext,
  job: Job,
  { worker, mark }: { worker: Worker; mark: Mark }
): Promise<Timed> {
  const started = performance.now()
  const key = resultKey(job.image, job.recipe)
  const developed = await images.storage.create(key, async (outputPath) => {
    const made = await worker.ask('develop', { outputPath })
    const now = await images.readMark(job.image, job.recipe)
    if (now?.markedAt !== mark.markedAt) throw new ResultErased('the result is gone')
    return made
  })
  return { developed, milliseconds: performance.now() - started }
}
