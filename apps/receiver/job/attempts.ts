import { randomUUID } from 'node:crypto'
import type { Job } from '#lib/broker/job.ts'
import { type Images, resultKey } from '#lib/images/images.ts'
import { isSettled, type ResultState } from '#lib/images/result-state.ts'

export const MAX_ATTEMPTS = 3

/** Identifies this process: an attempt that it began has not killed it. */
const RECEIVER = randomUUID()

/** How many attempts were begun and never settled, since their receivers died. */
export function deadlyAttempts({ attempts, receiver }: ResultState): number {
  return receiver === RECEIVER ? attempts - 1 : attempts
}

/** The job was requeued before its attempt ended, as the receiver is stopping. */
export class JobRequeued extends Error {
  override name = 'JobRequeued'
}

/** The result, or its image, was erased while the job was running. */
export class ResultErased extends Error {
  override name = 'ResultErased'
}

type Begun = { job: Job; state: ResultState }

export type Attempts = ReturnType<typeof createAttempts>

/** Counts attempts in the results' stored states, where the count survives the receiver's death. */
export function createAttempts(images: Images) {
  const begun = new Map<string, Begun>()
  const ending = new Set<Promise<void>>()

  /** @throws JobRequeued when the attempt was undone */
  function forget(job: Job): Begun {
    const attempt = begun.get(name(job))
    if (!attempt) throw new JobRequeued('the job was requeued')
    begun.delete(name(job))
    return attempt
  }

  async function undo(job: Job): Promise<void> {
    if (!begun.has(name(job))) return
    await writeUndone(images, forget(job))
  }

  return {
    /** @throws ResultErased */
    async begin(job: Job, state: ResultState): Promise<ResultState> {
      const attempt = begunState(state)
      await rewrite(images, job, attempt)
      begun.set(name(job), { job, state: attempt })
      return attempt
    },

    /** Ends the attempt and stores the result's new state. @throws JobRequeued, ResultErased */
    async end(job: Job, state: ResultState): Promise<void> {
      const attempt = forget(job)
      const written = rewrite(images, job, state).catch((err) => {
        if (!(err instanceof ResultErased)) begun.set(name(job), attempt)
        throw err
      })
      ending.add(written)
      await written.finally(() => ending.delete(written))
    },

    /** Takes the attempt back: it failed for a reason unrelated to the image. */
    undo,

    /** The attempt ended with its worker. @returns the state to begin the next one from */
    spend: (job: Job): ResultState => withoutReceiver(forget(job).state),

    async undoAll(): Promise<void> {
      const undone = Array.from(begun.values(), ({ job }) => undo(job))
      await Promise.allSettled([...undone, ...ending])
    }
  }
}

async function rewrite(images: Images, { image }: Job, state: ResultState): Promise<void> {
  if (!(await images.updateState(image, state))) throw new ResultErased('the result is gone')
}

/** Another receiver, to which the job was delivered as well, may have settled it. */
async function writeUndone(images: Images, { job, state }: Begun): Promise<void> {
  const now = await images.readState(job.image, job.recipe)
  if (now && !isSettled(now)) await images.writeState(job.image, undoneState(state))
}

const name = (job: Job) => resultKey(job.image, job.recipe)

function begunState(state: ResultState): ResultState {
  const attempts = deadlyAttempts(state) + 1
  return { ...state, status: 'processing', attempts, receiver: RECEIVER }
}

function undoneState(state: ResultState): ResultState {
  return { ...withoutReceiver(state), status: 'queued', attempts: deadlyAttempts(state) }
}

function withoutReceiver({ receiver: _, ...state }: ResultState): ResultState {
  return state
}
