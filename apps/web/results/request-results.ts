import type { FastifyInstance } from 'fastify'
import { createJob } from '#lib/broker/job.ts'
import type { Image } from '#lib/images/images.ts'
import type { ResultState } from '#lib/images/result-state.ts'

type Wanted = { image: string; recipe: string }
type Known = { state: ResultState | undefined }

/**
 * Accepts a new image: its results' states and marks first, then itself, then the jobs. Whatever
 * dies in between, either nothing of it is seen or a mark brings its jobs back.
 */
export async function acceptImage(app: FastifyInstance, image: Image, recipes: string[]) {
  const now = Date.now()
  await Promise.all(
    // results are listed by the moment they were asked for: no two have the same
    recipes.map((recipe, index) => markQueued(app, image.id, recipe, new Date(now + index)))
  )
  await app.images.save(image)
  await Promise.all(recipes.map((recipe) => enqueue(app, image.id, recipe)))
  const { original } = image
  app.log.info(
    { image: image.id, recipe: recipes.join(' '), format: original.format, bytes: original.bytes },
    'image accepted'
  )
}

/** Asks for a result of an image that is there; one that waits or is done is not asked for again. */
export function requestResult(app: FastifyInstance, image: string, recipe: string) {
  return requestResults(app, [{ image, recipe }])
}

/** Where the queue has no room for all of them, none is asked for. */
export async function requestResults(app: FastifyInstance, wanted: Wanted[]) {
  const known = await Promise.all(
    wanted.map(async (one) => ({
      ...one,
      state: await app.images.readState(one.image, one.recipe)
    }))
  )
  const asked = known.filter(({ state }) => !state || state.status === 'failed')
  if (asked.length === 0) return
  await app.enqueueWithinLimit(asked.length, () => Promise.all(asked.map((one) => ask(app, one))))
}

async function ask(app: FastifyInstance, { image, recipe, state }: Wanted & Known) {
  await markQueued(app, image, recipe, state ? new Date(state.askedAt) : new Date())
  await enqueue(app, image, recipe)
  app.log.info({ image, recipe }, 'result asked for')
}

async function markQueued(app: FastifyInstance, image: string, recipe: string, asked: Date) {
  const askedAt = asked.toISOString()
  await app.images.writeState(image, { recipe, status: 'queued', askedAt, attempts: 0 })
  await app.images.mark(createJob(image, recipe))
}

/** Announced first: nobody may hear that a receiver has it before they hear that it waits. */
async function enqueue(app: FastifyInstance, image: string, recipe: string) {
  app.publisher.announce({ image, recipe, status: 'queued' })
  await app.publisher.publish(createJob(image, recipe))
}
