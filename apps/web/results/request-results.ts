import { createJob } from '#lib/broker/job.ts'
import type { Image, Images } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import type { Log } from '#lib/logger.ts'
import type { JobPublisher } from '../plugins/publisher.ts'
import type { QueueLimit } from '../plugins/queue-limit.ts'
import type { FairShare } from './fair-share.ts'
import type { Wanted } from './wait-for-results.ts'

type Needs = {
  images: Images
  publisher: JobPublisher
  lanes: Pick<FairShare, 'choose'>
  log: Log
}
type Asking = { recipes: string[]; client: string }
type Known = { state: ResultState | undefined; client: string }

/**
 * Accepts a new image: writes its results' states and marks first, then the image, then publishes
 * the jobs. If web dies in between, either the image does not exist or the marks bring its jobs
 * back.
 */
export async function acceptImage(needs: Needs, image: Image, { recipes, client }: Asking) {
  const moments = momentsFor(recipes)
  const wanted = recipes.map((recipe) => ({ image: image.id, recipe }))
  await Promise.all(wanted.map((one, i) => markQueued(needs, one, moments[i])))
  await needs.images.save(image)
  await Promise.all(wanted.map((one) => enqueue(needs, one, client)))
  const { format, bytes } = image.original
  needs.log.info({ image: image.id, recipe: recipes.join(' '), format, bytes }, 'image accepted')
}

/**
 * Requests results of existing images: all of them, or none when the queue has no room for all.
 * Those that are waiting or done are left alone.
 * @throws Problem queue-full
 */
export async function requestResults(
  needs: Needs & { queueLimit: QueueLimit },
  wanted: Wanted[],
  client: string
) {
  const known = await Promise.all(
    wanted.map(async (one) => ({
      ...one,
      state: await needs.images.readState(one.image, one.recipe)
    }))
  )
  const missing = known.filter(({ state }) => !state || state.status === 'failed')
  if (missing.length === 0) return
  const moments = momentsFor(missing)
  await needs.queueLimit.withRoomFor(missing.length, () =>
    Promise.all(missing.map((one, i) => request(needs, { ...one, client }, moments[i])))
  )
}

async function request(needs: Needs, { image, recipe, state, client }: Wanted & Known, now?: Date) {
  await markQueued(needs, { image, recipe }, state ? new Date(state.askedAt) : now)
  await enqueue(needs, { image, recipe }, client)
  needs.log.info({ image, recipe }, 'result requested')
}

/** Results are sorted by the time of their request, so no two may share it. */
function momentsFor(results: unknown[]): Date[] {
  const now = Date.now()
  return results.map((_, i) => new Date(now + i))
}

async function markQueued({ images }: Needs, { image, recipe }: Wanted, requestedAt = new Date()) {
  const askedAt = requestedAt.toISOString()
  await images.writeState(image, { recipe, status: 'queued', askedAt, attempts: 0 })
  await images.mark(createJob(image, recipe))
}

/** Announced first, so that nobody hears of `processing` before `queued`. */
async function enqueue({ publisher, lanes }: Needs, { image, recipe }: Wanted, client: string) {
  const lane = lanes.choose(client, { image, recipe })
  publisher.announce({ image, recipe, status: 'queued', lane })
  await publisher.publish(createJob(image, recipe), { lane })
}
