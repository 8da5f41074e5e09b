import { createJob } from '#lib/broker/job.ts'
import type { Image, Images } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import type { Log } from '#lib/logger.ts'
import type { JobPublisher } from '../plugins/publisher.ts'
import type { QueueLimit } from '../plugins/queue-limit.ts'
import type { Wanted } from './wait-for-results.ts'

type Needs = { images: Images; publisher: JobPublisher; log: Log }
type Known = { state: ResultState | undefined }

/**
 * Accepts a new image: its results' states and marks first, then itself, then the jobs. Whatever
 * dies in between, either nothing of it is seen or a mark brings its jobs back.
 */
export async function acceptImage(needs: Needs, image: Image, recipes: string[]) {
  const moments = momentsFor(recipes)
  const wanted = recipes.map((recipe) => ({ image: image.id, recipe }))
  await Promise.all(wanted.map((one, i) => markQueued(needs, one, moments[i])))
  await needs.images.save(image)
  await Promise.all(wanted.map((one) => enqueue(needs, one)))
  const { format, bytes } = image.original
  needs.log.info({ image: image.id, recipe: recipes.join(' '), format, bytes }, 'image accepted')
}

/**
 * Asks for results of images that are there: all of them, or none where the queue has no room for
 * all. One that waits or is done is not asked for again.
 */
export async function requestResults(needs: Needs & { queueLimit: QueueLimit }, wanted: Wanted[]) {
  const known = await Promise.all(
    wanted.map(async (one) => ({
      ...one,
      state: await needs.images.readState(one.image, one.recipe)
    }))
  )
  const asked = known.filter(({ state }) => !state || state.status === 'failed')
  if (asked.length === 0) return
  const moments = momentsFor(asked)
  await needs.queueLimit.withRoomFor(asked.length, () =>
    Promise.all(asked.map((one, i) => ask(needs, one, moments[i])))
  )
}

async function ask(needs: Needs, { image, recipe, state }: Wanted & Known, now?: Date) {
  await markQueued(needs, { image, recipe }, state ? new Date(state.askedAt) : now)
  await enqueue(needs, { image, recipe })
  needs.log.info({ image, recipe }, 'result asked for')
}

/** Results are listed by the moment they were asked for: no two have the same. */
function momentsFor(results: unknown[]): Date[] {
  const now = Date.now()
  return results.map((_, i) => new Date(now + i))
}

async function markQueued({ images }: Needs, { image, recipe }: Wanted, asked = new Date()) {
  const askedAt = asked.toISOString()
  await images.writeState(image, { recipe, status: 'queued', askedAt, attempts: 0 })
  await images.mark(createJob(image, recipe))
}

/** Announced first: nobody may hear that a receiver has it before they hear that it waits. */
async function enqueue({ publisher }: Needs, { image, recipe }: Wanted) {
  publisher.announce({ image, recipe, status: 'queued' })
  await publisher.publish(createJob(image, recipe))
}
