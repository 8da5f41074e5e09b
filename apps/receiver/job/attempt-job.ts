import { randomBytes } from 'node:crypto'
import type { Job } from '#lib/broker/job.ts'
import type { Failure, ResultFailureCode } from '#lib/failures/failure.ts'
import type { Image } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import type { Log } from '#lib/logger.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { SECOND_MS } from '#lib/units.ts'
import { WORKER_BYTES } from '../pool/gauge.ts'
import { OwnFault, Refused, WorkerDied } from '../pool/worker-errors.ts'
import { deadlyAttempts, JobRequeued, MAX_ATTEMPTS } from './attempts.ts'
import { type DevelopContext, developOnce, EVERYTHING } from './develop-once.ts'
import { doneState, type FinalState, failedState } from './final-state.ts'
import { type TimeLimit, timeLimitFor } from './time-limit.ts'
import { withOriginals } from './with-originals.ts'

const FAULT_ID_BYTES = 4
/** How often a job may be interrupted for the sake of smaller ones. */
const MAX_EVICTIONS = 2
/** What a job gets after it outgrew its share, as a multiple of what it had then. */
const MORE = 1.5

export type AttemptContext = DevelopContext & { log: Log; jobTimeoutMs: number }

/** `spent`: no attempt is under way any more. `deadly`: none outlived its worker. */
export type Attempted = { final: FinalState; spent: boolean; deadly: boolean }

type Task = { image: Image; state: ResultState; recipe: Recipe }

type Progress = Omit<Task, 'image'> & { least: number; evictions: number; timeLimit: TimeLimit }

/**
 * Develops the image, again when its worker died, three times at most.
 * @throws any error that is not the image's fault, and leaves no attempt counted
 */
export async function attemptJob(
  context: AttemptContext,
  job: Job,
  { image, state, recipe }: Task
): Promise<Attempted> {
  // a job that may have killed a receiver runs alone, so that it takes no other with it
  const least = deadlyAttempts(state) > 0 ? EVERYTHING : 0
  const timeLimit = timeLimitFor(image, context.jobTimeoutMs)
  let progress: Progress = { state, recipe, least, evictions: 0, timeLimit }
  for (;;) {
    const outcome = await attemptOnce(context, job, progress)
    if (!(outcome instanceof Error)) return { final: outcome, spent: false, deadly: false }
    if (outcome instanceof OwnFault) {
      const spent = context.attempts.spend(job)
      const id = logFault(context, job, { outcome, attempts: spent.attempts })
      if (spent.attempts >= MAX_ATTEMPTS) {
        const final = failedState(spent, { code: 'internal', parameters: { id } })
        return { final, spent: true, deadly: false }
      }
      progress = { ...progress, state: spent }
      continue
    }
    if (outcome.death === 'evicted') {
      context.log.info({ image: job.image, recipe }, 'interrupted for smaller images')
      await context.attempts.undo(job)
      progress = { ...progress, evictions: progress.evictions + 1 }
      continue
    }
    const spent = context.attempts.spend(job)
    logDeath(context, job, { outcome, attempts: spent.attempts })
    const failure = failureAfter(context, outcome, { ...progress, state: spent })
    if (failure) return { final: failedState(spent, failure), spent: true, deadly: true }
    const more = outcome.death === 'overgrown' ? outcome.peak * MORE : 0
    progress = { ...progress, state: spent, least: more }
  }
}

/** @returns the result's final state, how the worker died, or what was wrong with our own code */
async function attemptOnce(
  context: AttemptContext,
  job: Job,
  { state, recipe, least, evictions, timeLimit }: Progress
): Promise<FinalState | WorkerDied | OwnFault> {
  const { images, attempts } = context
  const evictable = evictions < MAX_EVICTIONS
  const timeoutMs = timeLimit.seconds * SECOND_MS
  try {
    const timed = await withOriginals(images, { image: job.image, recipe }, (originals) =>
      developOnce(context, job, { state, recipe, originals, least, evictable, timeoutMs })
    )
    return doneState(state, timed)
  } catch (err) {
    if (err instanceof Refused) {
      logCause(context, job, err)
      return failedState(state, err.failure)
    }
    if (err instanceof OwnFault) return err
    if (err instanceof WorkerDied && err.death !== 'stopped') return err
    await attempts.undo(job).catch(() => {})
    throw err instanceof WorkerDied ? new JobRequeued('the receiver is stopping') : err
  }
}

/** Undefined: the job may be tried again. */
function failureAfter(
  { memorySemaphore }: AttemptContext,
  { death, peak }: WorkerDied,
  { state: { attempts }, timeLimit: { seconds, ...rest } }: Progress
): Failure<ResultFailureCode> | undefined {
  const allowed = memorySemaphore.total - WORKER_BYTES
  const measured = peak - WORKER_BYTES
  if (death === 'overgrown' && measured > allowed) {
    const limit = { variable: 'MEMORY_MB', allowed, measured }
    return { code: 'too-much-memory', parameters: { limit } }
  }
  if (attempts < MAX_ATTEMPTS) return undefined
  if (death !== 'overdue') return { code: 'crashed', parameters: { times: attempts } }
  const limit = { ...rest, allowed: seconds, measured: seconds }
  return { code: 'took-too-long', parameters: { limit } }
}

function logDeath(
  { log }: AttemptContext,
  { image, recipe }: Job,
  { outcome, attempts }: { outcome: WorkerDied; attempts: number }
) {
  const { death, peak, message } = outcome
  log.warn({ image, recipe, death, attempts, peak, reason: message }, 'developing stopped')
}

/** @returns by what the result names the fault, too */
function logFault(
  { log }: AttemptContext,
  { image, recipe }: Job,
  { outcome, attempts }: { outcome: OwnFault; attempts: number }
): string {
  const fault = randomBytes(FAULT_ID_BYTES).toString('hex')
  log.error({ image, recipe, fault, attempts, err: outcome }, 'a fault of our own code')
  return fault
}

/** The decoder's own words go to the log only. */
function logCause({ log }: AttemptContext, { image, recipe }: Job, { failure, cause }: Refused) {
  if (cause) log.info({ image, recipe, code: failure.code, cause }, 'image not read')
}
