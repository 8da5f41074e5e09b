import { randomBytes } from 'node:crypto'
import type { Job } from '#lib/broker/job.ts'
import type { Failure, ResultFailureCode } from '#lib/failures/failure.ts'
import type { Mark } from '#lib/images/pending-marks.ts'
import type { Settled } from '#lib/images/result-state.ts'
import type { Log } from '#lib/logger.ts'
import type { Recipe } from '#lib/recipes/recipe.ts'
import { SECOND_MS } from '#lib/units.ts'
import { WORKER_BYTES } from '../pool/gauge.ts'
import type { Seen } from '../pool/protocol.ts'
import { OwnFault, Refused, WorkerDied } from '../pool/worker-errors.ts'
import { type Attempts, JobRequeued, MAX_ATTEMPTS } from './attempts.ts'
import { type DevelopContext, developOnce, EVERYTHING } from './develop-once.ts'
import { done, failed } from './settled.ts'
import { type TimeLimit, timeLimitFor } from './time-limit.ts'
import { withOriginals } from './with-originals.ts'

const FAULT_ID_BYTES = 4
/** How often a job may be interrupted for the sake of smaller ones. */
const MAX_EVICTIONS = 2
/** What a job gets after it outgrew its share, as a multiple of what it had then. */
const MORE = 1.5

export type AttemptContext = DevelopContext & { attempts: Attempts; log: Log; jobTimeoutMs: number }

/** `seen`: of an original that was developed. */
type Ended = { settled: Settled; seen?: Seen }
/** `isPoison`: no attempt outlived its worker. */
export type Attempted = Ended & { isPoison: boolean }

/** `format`: of the original; `deadly`: how many receivers may have died of it. */
type Task = { format: string; mark: Mark; recipe: Recipe; deadly: number }

type Progress = Pick<Task, 'mark' | 'recipe'> & {
  /** Attempts that ended with their receivers or workers, or by a fault of ours. */
  attempts: number
  least: number
  evictions: number
  timeLimit: TimeLimit
}

/**
 * Develops the image, again when its worker died, three times at most.
 * @throws any error that is not the image's fault
 */
export async function attemptJob(
  context: AttemptContext,
  job: Job,
  { format, mark, recipe, deadly }: Task
): Promise<Attempted> {
  // a job that may have killed a receiver runs alone, so that it takes no other with it
  const least = deadly > 0 ? EVERYTHING : 0
  const timeLimit = timeLimitFor({ original: { format } }, context.jobTimeoutMs)
  let progress: Progress = { mark, recipe, attempts: deadly, least, evictions: 0, timeLimit }
  for (;;) {
    const outcome = await attemptOnce(context, job, progress)
    if (!(outcome instanceof Error)) return { ...outcome, isPoison: false }
    if (outcome instanceof WorkerDied && outcome.death === 'evicted') {
      context.log.info({ image: job.image, recipe: job.recipe }, 'interrupted for smaller images')
      progress = { ...progress, evictions: progress.evictions + 1 }
      continue
    }
    progress = { ...progress, attempts: progress.attempts + 1 }
    if (outcome instanceof OwnFault) {
      const id = logFault(context, job, { outcome, attempts: progress.attempts })
      if (progress.attempts < MAX_ATTEMPTS) continue
      const settled = failed(mark, { code: 'internal', parameters: { id } })
      return { settled, isPoison: false }
    }
    logDeath(context, job, { outcome, attempts: progress.attempts })
    const failure = failureAfter(context, outcome, progress)
    if (failure) return { settled: failed(mark, failure), isPoison: true }
    progress.least = outcome.death === 'overgrown' ? outcome.peak * MORE : 0
  }
}

/** @returns how the result is settled, how the worker died, or what was wrong with our own code */
async function attemptOnce(
  context: AttemptContext,
  job: Job,
  { mark, recipe, attempts, least, evictions, timeLimit }: Progress
): Promise<Ended | WorkerDied | OwnFault> {
  const evictable = evictions < MAX_EVICTIONS
  const timeoutMs = timeLimit.seconds * SECOND_MS
  try {
    const image = { image: job.image, recipe }
    const timed = await withOriginals(context.images, image, (originals) =>
      developOnce(context, job, {
        ...{ mark, recipe, originals, least, evictable, timeoutMs },
        onAlone: () => context.attempts.begin(job, attempts + 1)
      })
    )
    return { settled: done(mark, timed), seen: timed.seen }
  } catch (err) {
    if (err instanceof Refused) {
      logCause(context, job, err)
      return { settled: failed(mark, err.failure) }
    }
    if (err instanceof OwnFault) return err
    if (err instanceof WorkerDied && err.death !== 'stopped') return err
    throw err instanceof WorkerDied ? new JobRequeued('the receiver is stopping') : err
  }
}
/** Undefined: the job may be tried again. */
function failureAfter(
  { memorySemaphore }: AttemptContext,
  { death, peak }: WorkerDied,
  { attempts, timeLimit: { seconds, ...rest } }: Progress
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
