import type { Job } from '#lib/broker/job.ts'
import type { Mark } from '#lib/images/pending-marks.ts'
import { parseRecipe, type Recipe, RecipeError } from '#lib/recipes/recipe.ts'
import { isMissing } from '#lib/storage/folders.ts'
import { HOUR_MS, SECOND_MS } from '#lib/units.ts'
import type { Seen } from '../pool/protocol.ts'
import { type AttemptContext, attemptJob } from './attempt-job.ts'
import { MAX_ATTEMPTS, ResultErased } from './attempts.ts'
import type { SeenOriginal } from './describe-original.ts'
import { findMark, heardMark } from './find-mark.ts'
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
  const heard = isSuspect ? undefined : heardMark(job)
  const outcome = heard && (await runHeard(context, job, heard))
  if (outcome) return outcome
  const mark = await findMark(context, job, isSuspect)
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

/** Undefined: its original is not there, so it is to be seen whether anybody wants it. */
async function runHeard(context: JobContext, job: Job, mark: Mark): Promise<Outcome | undefined> {
  try {
    return await runMarked(context, job, { mark, deadly: 0, isHeard: true })
  } catch (err) {
    if (isMissing(err)) return undefined
    throw err
  }
}

/** `isHeard`: nobody has looked whether the mark is there. */
type Marked = { mark: Mark; deadly: number; isHeard?: boolean }

async function runMarked(
  context: JobContext,
  job: Job,
  { mark, deadly, isHeard }: Marked
): Promise<Outcome> {
  if (deadly >= MAX_ATTEMPTS) {
    await settle(context, job, failed(mark, TOO_DEADLY))
    return 'poison'
  }
  const format = job.asked?.format ?? (await context.images.read(job.image))?.original.format
  if (format === undefined) return await withoutImage(context, job, mark)
  const recipe = readRecipe(job.recipe)
  if (recipe instanceof RecipeError) {
    await settle(context, job, failed(mark, recipe.failure))
    return 'settled'
  }
  try {
    const attempted = await attemptJob(context, job, { format, mark, recipe, deadly })
    const began = performance.now()
    const wasThere = await settle(context, job, attempted.settled)
    describe(context, job, { seen: attempted.seen, thereAt: wasThere ? began : -Infinity })
    return attempted.isPoison ? 'poison' : 'settled'
  } catch (err) {
    if (isHeard && isMissing(err)) throw err
    // if the result is gone, that explains any failure
    const isErased = err instanceof ResultErased || !(await isWanted(context, job, mark))
    if (!isErased) throw err
    await discard(context, job)
    return 'settled'
  }
}

type Found = Pick<SeenOriginal, 'thereAt'> & { seen: Seen | undefined }

/** Only the first job that comes with an image knows that nobody else has described it. */
function describe({ describeLater }: JobContext, { image, asked }: Job, { seen, thereAt }: Found) {
  if (seen) describeLater({ image, seen, thereAt, isNew: asked?.isFirst ?? false })
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
