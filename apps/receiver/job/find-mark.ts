import type { Job } from '#lib/broker/job.ts'
import type { Images } from '#lib/images/images.ts'
import type { Mark } from '#lib/images/pending-marks.ts'
import { SECOND_MS } from '#lib/units.ts'

/** Nobody cancels as fast. Whether it is wanted is read before it is settled, too. */
const FRESH_MS = SECOND_MS / 4

/** The mark as the job's message tells it, if that is so new that the mark need not be read. */
export function heardMark({ recipe, lane = 'images', asked }: Job): Mark | undefined {
  if (!asked) return undefined
  const { askedAt, markedAt, sentAt } = asked
  const age = Math.abs(Date.now() - Date.parse(sentAt))
  return age < FRESH_MS ? { recipe, askedAt, markedAt, lane } : undefined
}

/** The mark of a job that is not settled. Removes one that was left behind. */
export async function findMark(
  { images }: { images: Images },
  { image, recipe, asked }: Job,
  isSuspect: boolean
): Promise<Mark | undefined> {
  const mark = await images.readMark(image, recipe)
  // delivered for the first time, of an asking that was the first
  const isFirst = !isSuspect && mark?.markedAt === asked?.markedAt
  const settled = mark && !isFirst && (await images.readSettled(image, recipe))
  if (!settled) return mark
  if (settled.status === 'done' || settled.markedAt === mark.markedAt) {
    await images.unmarkSettled(image, mark)
    return undefined
  }
  // it failed, and whoever asked for it again did not get as far
  await images.eraseSettled(image, recipe)
  return mark
}
