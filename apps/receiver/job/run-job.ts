import type { Job } from '#lib/broker/job.ts'
import type { Mark } from '#lib/images/pending-marks.ts'
import { parseRecipe, type Recipe, RecipeError } from '#lib/recipes/recipe.ts'
import { HOUR_MS, SECOND_MS } from '#lib/units.ts'
import { type AttemptContext, attemptJob } from './attempt-job.ts'
import { MAX_ATTEMPTS, ResultErased } from './attempts.ts'
import type { SeenOriginal } from './describe-original.ts'
import { discard, type SettleContext, settle } from './settle.ts'
import { failed } from './settled.ts'

const TOO_DEADLY = { code: 'crashed', parameters: { times: MAX_ATTEMPTS } } as const
/** Erasing an image takes less: one that has been missing for longer does not come back. */
const AWAY_MS = HOUR_MS

/** A mark may get its name that much before its image, when both are being accepted. */
const ACCEPTING_MS = 10 * SECOND_MS

/** `poison`: settled as failed, and to be dead-lettered. */
export type Outcome = 'settled' | 'poison'

export type JobContext = SettleContext &
  AttemptContext & {
    /** Stores what was seen of the image's original, and more, in an idle moment. */
    describeLater(original: SeenOriginal): void
  }

/** The job's image is not there, although nobody has erased it. */
class ImageAway extends Error {
  override name = 'ImageAway'
}

/**
 * Runs a job and settles its result; running it again does no harm. `isSuspect`: it was delivered
 * before, and a receiver may have died of it.
 * @throws any error that is not the image's fault: the job should be retried
 */
export async function runJob(context: JobContext, job: Job, isSuspect = false): Promise<Outcome> {
  const mark = await findMark(context, job)
  if (!mark) {
    context.log.debug({ image: job.image, recipe: job.recipe }, 'nothing left to do')
    return 'settled'
  }
  if (!isSuspect) return await runMarked(context, job, { mark, deadly: 0 })
  const deadly = await context.attempts.deadly(job)
  try {
    const outcome = await runMarked(context, job, { mark, deadly })
    await context.attempts.forget(job)
    return outcome
  } catch (err) {
    await context.attempts.takeBack(job).catch(() => {})
    throw err
  }
}

/** The mark of a job that is not settled. Removes one that was left behind. */
async function findMark({ images }: JobContext, { image, recipe }: Job): Promise<Mark | undefined> {
  const mark = await images.readMark(image, recipe)
  const settled = mark && (await images.readSettled(image, recipe))
  if (!settled) return mark
  if (settled.status === 'done' || settled.markedAt === mark.markedAt) {
    await images.unmarkSettled(image, mark)
    return undefined
  }
  // it failed, and whoever asked for it again did not get as far
  await images.eraseSettled(image, recipe)
  return mark
}

type Marked = { mark: Mark; deadly: number }

async function runMarked(
  context: JobContext,
  job: Job,
  { mark, deadly }: Marked
): Promise<Outcome> {
  if (deadly >= MAX_ATTEMPTS) {
    await settle(context, job, failed(mark, TOO_DEADLY))
    return 'poison'
  }
  const image = await context.images.read(job.image)
  if (!image) return await withoutImage(context, job, mark)
  const recipe = readRecipe(job.recipe)
  if (recipe instanceof RecipeError) {
    await settle(context, job, failed(mark, recipe.failure))
    return 'settled'
  }
  try {
    const attempted = await attemptJob(context, job, { image, mark, recipe, deadly })
    await settle(context, job, attempted.settled)
    if (attempted.seen) context.describeLater({ image: job.image, seen: attempted.seen })
    return attempted.isPoison ? 'poison' : 'settled'
  } catch (err) {
    // if the result is gone, that explains any failure
    const isErased = err instanceof ResultErased || !(await isWanted(context, job, mark))
    if (!isErased) throw err
    await discard(context, job)
    return 'settled'
  }
}

/** An image that is erased loses its marks first. @throws ImageAway */
async function withoutImage({ images }: JobContext, { image }: Job, { markedAt }: Mark) {
  const age = Date.now() - Date.parse(markedAt)
  const isOver =
    age > AWAY_MS ||
    (age > ACCEPTING_MS && (await images.isUnfinished(image))) ||
    (await images.isExpired(image, new Date(0)))
  if (!isOver) throw new ImageAway('the image is asked for, and is not in the storage')
  await images.erase(image)
  return 'settled' as const
}

async function isWanted({ images }: JobContext, { image, recipe }: Job, { markedAt }: Mark) {
  return (await images.readMark(image, recipe))?.markedAt === markedAt
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
