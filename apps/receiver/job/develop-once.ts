import type { Job } from '#lib/broker/job.ts'
import { type Images, resultKey } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { WORKER_BYTES } from '../pool/gauge.ts'
import type { Pool } from '../pool/pool.ts'
import type { Developed, Originals } from '../pool/protocol.ts'
import type { Worker } from '../pool/worker.ts'
import type { Attempts } from './attempts.ts'
import type { MemorySemaphore } from './memory-semaphore.ts'
import type { Share } from './memory-shares.ts'
import { unlessAborted } from './unless-aborted.ts'

/** For a job that is to run alone. */
export const EVERYTHING = Number.POSITIVE_INFINITY

export type DevelopContext = {
  images: Images
  attempts: Attempts
  pool: Pool
  memorySemaphore: MemorySemaphore
  announce(job: Job, status: 'processing'): void
}

export type Attempt = {
  state: ResultState
  recipe: Recipe
  originals: Originals
  /** Bytes to acquire, even if less is estimated. */
  least: number
  /** Whether smaller jobs may interrupt it. */
  evictable: boolean
  timeoutMs: number
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
  { state, recipe, originals, least, evictable, timeoutMs }: Attempt
): Promise<Timed> {
  const { attempts, pool, memorySemaphore } = context
  let share: Share | undefined
  try {
    if (least === EVERYTHING) share = await memorySemaphore.acquire(least)
    for (;;) {
      const made = await pool.use(
        async (worker, grant) => {
          await attempts.begin(job, state)
          const { memory } = await worker.ask('inspect', { ...originals, recipe })
          const bytes = Math.max(memory + WORKER_BYTES, least)
          share ??= memorySemaphore.tryAcquire(bytes)
          if (!share) return bytes
          grant(Math.min(bytes, memorySemaphore.total))
          const evicted = evictable ? share.evicted : undefined
          return await unlessAborted(worker, evicted, () => develop(context, job, worker))
        },
        timeoutMs,
        job.lane
      )
      if (typeof made !== 'number') return made
      // waits without a worker, so that others can use it
      await attempts.undo(job)
      share = await memorySemaphore.acquire(made)
    }
  } finally {
    share?.release()
  }
}

async function develop(
  { images, announce }: DevelopContext,
  job: Job,
  worker: Worker
): Promise<Timed> {
  announce(job, 'processing')
  const started = performance.now()
  const key = resultKey(job.image, job.recipe)
  const developed = await images.storage.create(key, (outputPath) =>
    worker.ask('develop', { outputPath })
  )
  return { developed, milliseconds: performance.now() - started }
}
