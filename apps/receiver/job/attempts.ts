import type { Job } from '#lib/broker/job.ts'
import { type Images, resultKey } from '#lib/images/images.ts'

export const MAX_ATTEMPTS = 3

/** The job was requeued before it was settled, as the receiver is stopping. */
export class JobRequeued extends Error {
  override name = 'JobRequeued'
}

/** The result, or its image, was erased while the job was running. */
export class ResultErased extends Error {
  override name = 'ResultErased'
}

export type Attempts = ReturnType<typeof createAttempts>

/**
 * Counts the attempts at jobs that were delivered again: a receiver may have died of them. The count
 * is in the storage, where it survives the next one. The first attempt leaves no trace, as nearly all
 * jobs need only one.
 */
export function createAttempts(images: Images) {
  const begun = new Map<string, { job: Job; attempt: number }>()

  async function takeBack(job: Job): Promise<void> {
    const attempt = begun.get(name(job))?.attempt
    if (attempt === undefined) return
    begun.delete(name(job))
    await images.takeBack(job.image, job.recipe, attempt)
  }

  return {
    /** How many attempts a receiver may have died of, at a job that was delivered again. */
    deadly: async (job: Job): Promise<number> =>
      Math.max(1, ...(await images.begun(job.image, job.recipe))),

    /** Called when nothing else is in hand that a receiver could die of. */
    async begin(job: Job, attempt: number): Promise<void> {
      await images.begin(job.image, job.recipe, attempt)
      begun.set(name(job), { job, attempt })
    },

    /** The attempt ended for a reason unrelated to the image. */
    takeBack,

    /** The receiver outlives all that it has in hand. */
    async takeAllBack(): Promise<void> {
      await Promise.allSettled(Array.from(begun.values(), ({ job }) => takeBack(job)))
    },

    /** The job is settled: nobody asks any more how often it was begun. */
    async forget(job: Job): Promise<void> {
      begun.delete(name(job))
      for (const attempt of await images.begun(job.image, job.recipe)) {
        await images.takeBack(job.image, job.recipe, attempt)
      }
    }
  }
}

const name = (job: Job) => resultKey(job.image, job.recipe)
