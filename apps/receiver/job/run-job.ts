import type { Job } from '#lib/broker/job.ts'
import { parseRecipe, type Recipe, RecipeError } from '#lib/recipes/recipe.ts'
import { type AttemptContext, attemptJob } from './attempt-job.ts'
import { deadlyAttempts, MAX_ATTEMPTS, ResultErased } from './attempts.ts'
import { type FinalState, failedState } from './final-state.ts'
import { cleanUp, discard, type SettleContext, settle } from './settle.ts'

const TOO_DEADLY = { code: 'crashed', parameters: { times: MAX_ATTEMPTS } } as const

/** `poison`: settled as failed, and to be dead-lettered. */
export type Outcome = 'settled' | 'poison'

export type JobContext = SettleContext &
  AttemptContext & {
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
    const { final, spent, deadly } = await attemptJob(context, job, { image, state, recipe })
    if (spent) {
      await fail(context, job, final)
      return deadly ? 'poison' : 'settled'
    }
    await attempts.end(job, final)
    await settle(context, job, final)
    if (final.status === 'done') context.describeLater(job)
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

/** Settles a job as failed without an attempt under way. */
async function fail(context: JobContext, job: Job, failed: FinalState) {
  await context.images.writeState(job.image, failed)
  await settle(context, job, failed)
}
