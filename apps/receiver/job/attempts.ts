import { randomUUID } from 'node:crypto'
import type { Job } from '#lib/broker/job.ts'
import { type Images, resultKey } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'

export const MAX_ATTEMPTS = 3

/** This run of the receiver: what it began and outlived did not kill it. */
const RECEIVER = randomUUID()

/** Attempts that were begun and never settled: their receivers died in the middle. */
export function deadlyAttempts({ attempts, receiver }: ResultState): number {
  return receiver === RECEIVER ? attempts - 1 : attempts
}

/** The receiver is stopping, and the job was requeued before it ended. */
export class JobRequeued extends Error {
  override name = 'JobRequeued'
}

/** Whoever asked for the result, or sent the image, erased it in the meantime. */
export class ResultErased extends Error {
  override name = 'ResultErased'
}

export type Attempts = ReturnType<typeof createAttempts>

/** Counts attempts in the results' own states: when the receiver dies of one, its count stays. */
export function createAttempts(images: Images) {
  const begun = new Map<string, { job: Job; state: ResultState }>()
  const ending = new Set<Promise<void>>()

  function forget(job: Job) {
    const attempt = begun.get(name(job))
    begun.delete(name(job))
    return attempt
  }

  async function undo(job: Job): Promise<void> {
    const attempt = forget(job)
    if (attempt) await images.updateState(job.image, undoneState(attempt.state))
  }

  async function end(job: Job, state: ResultState): Promise<void> {
    const attempt = forget(job)
    if (!attempt) throw new JobRequeued('the job was requeued')
    try {
      await rewrite(images, job, state)
    } catch (err) {
      if (!(err instanceof ResultErased)) begun.set(name(job), attempt)
      throw err
    }
  }

  return {
    /** @throws ResultErased */
    async begin(job: Job, state: ResultState): Promise<ResultState> {
      const attempt = begunState(state)
      await rewrite(images, job, attempt)
      begun.set(name(job), { job, state: attempt })
      return attempt
    },

    /** It came to an end, and this is the result's state now. @throws JobRequeued, ResultErased */
    end(job: Job, state: ResultState): Promise<void> {
      const written = end(job, state)
      ending.add(written)
      return written.finally(() => ending.delete(written))
    },

    /** It ended for a reason that is not the image's. */
    undo,

    async undoAll(except?: Job): Promise<void> {
      const jobs = [...begun.values()].map(({ job }) => job).filter((job) => job !== except)
      await Promise.allSettled([...jobs.map(undo), ...ending])
    }
  }
}

async function rewrite(images: Images, { image }: Job, state: ResultState): Promise<void> {
  if (!(await images.updateState(image, state))) throw new ResultErased('the result is gone')
}

const name = (job: Job) => resultKey(job.image, job.recipe)

function begunState(state: ResultState): ResultState {
  const attempts = deadlyAttempts(state) + 1
  return { ...state, status: 'processing', attempts, receiver: RECEIVER }
}

function undoneState(state: ResultState): ResultState {
  const { receiver: _, ...rest } = state
  return { ...rest, status: 'queued', attempts: deadlyAttempts(state) }
}
