import { randomUUID } from 'node:crypto'
import type { Images, ResultState } from '#lib/images.ts'
import { resultKey } from '#lib/images.ts'
import type { Job } from '#lib/job.ts'

export const MAX_ATTEMPTS = 3

/** This run of the receiver: what it began and outlived did not kill it. */
const RECEIVER = randomUUID()

/** Attempts that were begun and never settled: their receivers died in the middle. */
export function deadlyAttempts({ attempts, receiver }: ResultState): number {
  return receiver === RECEIVER ? attempts - 1 : attempts
}

export type Attempts = ReturnType<typeof createAttempts>

/** Counts attempts in the results' own states: when the receiver dies of one, its count stays. */
export function createAttempts(images: Images) {
  const begun = new Map<string, { job: Job; state: ResultState }>()
  const name = (job: Job) => resultKey(job.image, job.recipe)

  async function giveBack(job: Job): Promise<void> {
    const attempt = begun.get(name(job))
    if (!attempt) return
    begun.delete(name(job))
    const { receiver: _, ...state } = attempt.state
    const attempts = deadlyAttempts(attempt.state)
    await images.writeState(job.image, { ...state, status: 'queued', attempts })
  }

  return {
    async begin(job: Job, state: ResultState): Promise<ResultState> {
      const attempts = deadlyAttempts(state) + 1
      const attempt: ResultState = { ...state, status: 'processing', attempts, receiver: RECEIVER }
      await images.writeState(job.image, attempt)
      begun.set(name(job), { job, state: attempt })
      return attempt
    },

    /** It came to an end that goes into the result's state. */
    end: (job: Job) => void begun.delete(name(job)),

    /** It ended for a reason that is not the image's. */
    giveBack,

    async giveBackAll(except?: Job): Promise<void> {
      const jobs = [...begun.values()].map(({ job }) => job).filter((job) => job !== except)
      await Promise.allSettled(jobs.map(giveBack))
    }
  }
}
