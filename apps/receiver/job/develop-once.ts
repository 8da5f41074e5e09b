import type { Job } from '#lib/broker/job.ts'
import { type Images, resultKey } from '#lib/images/images.ts'
import type { Mark } from '#lib/images/pending-marks.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { MEGABYTE } from '#lib/units.ts'
import { WORKER_BYTES } from '../pool/gauge.ts'
import type { Pool } from '../pool/pool.ts'
import type { Made, Originals, Tasks } from '../pool/protocol.ts'
import type { Worker } from '../pool/worker.ts'
import { ResultErased } from './attempts.ts'
import { createGrant, type Grant } from './grant.ts'
import type { MemorySemaphore } from './memory-semaphore.ts'
import { unlessAborted } from './unless-aborted.ts'

/** What is done sooner is heard of when it is done. */
const ANNOUNCED_AFTER_MS = 50

/** More than a small photograph takes: it is developed as soon as it was inspected. */
const USUAL_BYTES = 16 * MEGABYTE

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
export type Timed = Made & { milliseconds: number }

/**
 * Develops the image once, in a worker of its own, within the job's time. The worker is free for the
 * next image while the print is put on disk.
 * @throws Refused, WorkerDied, or any error that is not the image's fault
 */
export async function developOnce(
  context: DevelopContext,
  job: Job,
  attempt: Attempt
): Promise<Timed> {
  const { images } = context
  const { image, recipe } = job

  async function assertWanted() {
    const now = await images.readMark(image, recipe)
    if (now?.markedAt !== attempt.mark.markedAt) throw new ResultErased('the result is gone')
  }
  return await images.storage.create(
    resultKey(image, recipe),
    (outputPath) => developTo(outputPath, context, { job, ...attempt }),
    { assertWanted }
  )
}

async function developTo(
  outputPath: string,
  context: DevelopContext,
  { job, least, timeoutMs, onAlone, ...attempt }: Attempt & { job: Job }
): Promise<Timed> {
  const { pool, memorySemaphore, announce } = context
  const memory = createGrant(memorySemaphore)
  try {
    if (least === EVERYTHING) {
      await memory.acquire(least)
      await onAlone()
    }
    for (;;) {
      const made = await pool.use(
        async (worker, grant) => {
          const announcing = setTimeout(announce, ANNOUNCED_AFTER_MS, job, 'processing')
          const asked = { ...attempt, outputPath, least }
          return await use({ worker, grant }, memory, asked).finally(() => clearTimeout(announcing))
        },
        timeoutMs,
        job.lane
      )
      if (typeof made !== 'number') return made
      // waits without a worker, so that others can use it
      await memory.acquire(made)
    }
  } finally {
    memory.release()
  }
}

type Asked = Pick<Attempt, 'recipe' | 'originals' | 'evictable' | 'least'> & { outputPath: string }
type Used = { worker: Worker; grant(bytes: number): void }

/**
 * Inspects the image, and develops it in the same go if it takes no more memory than it has got.
 * Returns how much it takes if that is not there.
 */
async function use(
  { worker, grant }: Used,
  memory: Grant,
  { recipe, originals, evictable, least, outputPath }: Asked
): Promise<Timed | number> {
  const started = performance.now()
  const timed = (made: Made) => ({ ...made, milliseconds: performance.now() - started })
  const unlessEvicted = <T>(task: () => Promise<T>) => {
    grant(memory.bytes())
    return unlessAborted(worker, evictable ? memory.evicted() : undefined, task)
  }
  const inspect = (upTo?: Tasks['inspect']['asked']['upTo']) =>
    worker.ask('inspect', { ...originals, recipe, ...(upTo && { upTo }) })

  // what it has waited for is not given back for more
  const usual = memory.bytes() || Math.max(USUAL_BYTES + WORKER_BYTES, least)
  const inspected = memory.tryAcquire(usual)
    ? await unlessEvicted(() => inspect({ bytes: memory.bytes() - WORKER_BYTES, outputPath }))
    : await inspect()
  if (inspected.made) return timed(inspected.made)
  const bytes = Math.max(inspected.memory + WORKER_BYTES, least)
  if (!memory.tryAcquire(bytes)) return bytes
  return timed(await unlessEvicted(() => worker.ask('develop', { outputPath })))
}
