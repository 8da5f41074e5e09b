import { stat } from 'node:fs/promises'
import type { Job } from '#lib/broker/job.ts'
import { resultKey } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import { parseRecipe, type Recipe, RecipeError } from '#lib/recipes/recipe.ts'
import { develop } from '../develop/develop.ts'
import { inspect, type Limits, UndevelopableError } from '../develop/inspect.ts'
import { carriedBy, carriedNames } from '../metadata/carried.ts'
import { type Attempts, deadlyAttempts, MAX_ATTEMPTS, ResultErased } from './attempts.ts'
import { doneState, type FinalState, failedState } from './final-state.ts'
import type { MemorySemaphore } from './memory-semaphore.ts'
import { cleanUp, discard, type SettleContext, settle } from './settle.ts'
import type { Watchdog } from './watchdog.ts'
import { withOriginals } from './with-originals.ts'

const TOO_DEADLY = { code: 'stopped-receiver', parameters: { times: MAX_ATTEMPTS } } as const

/** `poison`: settled as failed, and to be dead-lettered. */
export type Outcome = 'settled' | 'poison'

export type JobContext = SettleContext & {
  attempts: Attempts
  limits: Limits
  memorySemaphore: MemorySemaphore
  watchdog: Watchdog
  /** Queues the description of the image's original for an idle moment. */
  describeLater(job: Job): void
}

/**
 * Runs a job and settles its result; running it again does no harm.
 * @throws any error that is not the image's fault: the job should be retried
 */
export async function runJob(context: JobContext, job: Job): Promise<Outcome> {
  const { images, attempts, log } = context
  const image = await images.read(job.image)
  const state = image && (await images.readState(job.image, job.recipe))
  if (!state || state.status === 'done' || state.status === 'failed') {
    log.debug({ image: job.image, recipe: job.recipe }, 'nothing left to do')
    await cleanUp(context, job)
    return 'settled'
  }
  if (deadlyAttempts(state) >= MAX_ATTEMPTS) {
    await fail(context, job, failedState(state, TOO_DEADLY))
    return 'poison'
  }
  const recipe = readRecipe(job.recipe)
  if (recipe instanceof RecipeError) {
    await fail(context, job, failedState(state, recipe.failure))
    return 'settled'
  }
  try {
    const settled = await attempt(context, job, { state, recipe })
    await attempts.end(job, settled)
    await settle(context, job, settled)
    if (settled.status === 'done') context.describeLater(job)
  } catch (err) {
    // if the image is gone, that explains any failure
    const erased = err instanceof ResultErased || !(await images.read(job.image))
    if (!erased) throw err
    await discard(context, job)
  }
  return 'settled'
}

/** A job may come from another release, with treatments that this one does not have. */
function readRecipe(text: string): Recipe | RecipeError {
  try {
    return parseRecipe(text)
  } catch (err) {
    if (err instanceof RecipeError) return err
    throw err
  }
}

/** Settles a job as failed without an attempt. */
async function fail(context: JobContext, job: Job, failed: FinalState) {
  await context.images.writeState(job.image, failed)
  await settle(context, job, failed)
}

/** Develops the image once. @returns the result's final state */
async function attempt(
  context: JobContext,
  job: Job,
  { state, recipe }: { state: ResultState; recipe: Recipe }
): Promise<FinalState> {
  const { images, attempts, limits, memorySemaphore, watchdog } = context
  let release: (() => void) | undefined
  try {
    // A job that may have killed a receiver runs alone, so that it takes no other job down with it.
    if (deadlyAttempts(state) > 0) release = await memorySemaphore.acquire(Number.POSITIVE_INFINITY)
    await attempts.begin(job, state)
    return await withOriginals(images, { image: job.image, recipe }, async (path, originalOf) => {
      const inspection = await watchdog.during(job, () =>
        inspect(path, recipe, { ...limits, originalOf })
      )
      release ??= memorySemaphore.tryAcquire(inspection.memory)
      if (!release) {
        await attempts.undo(job)
        release = await memorySemaphore.acquire(inspection.memory)
        await attempts.begin(job, state)
      }
      context.announce(job, 'processing')
      const started = performance.now()
      const { kept, ...print } = await watchdog.during(job, () =>
        images.storage.create(resultKey(job.image, job.recipe), async (outputPath) => {
          const print = await develop(path, inspection, { recipe, outputPath, limits })
          return { ...print, bytes: (await stat(outputPath)).size }
        })
      )
      const milliseconds = performance.now() - started
      const carried = carriedNames(await carriedBy(path, inspection.metadata))
      const removed = carried.filter((name) => !kept.includes(name))
      return doneState(state, { ...print, removed }, milliseconds)
    })
  } catch (err) {
    if (err instanceof UndevelopableError) {
      logCause(context, job, err)
      return failedState(state, err.failure)
    }
    await attempts.undo(job).catch(() => {})
    throw err
  } finally {
    release?.()
  }
}

/** The decoder's own message goes to the log only. */
function logCause(
  { log }: JobContext,
  { image, recipe }: Job,
  { failure, cause }: UndevelopableError
) {
  if (!(cause instanceof Error)) return
  log.info({ image, recipe, code: failure.code, cause: cause.message }, 'image not read')
}
