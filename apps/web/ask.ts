import type { FastifyInstance } from 'fastify'
import type { Image } from '#lib/images.ts'
import { createJob } from '#lib/job.ts'

/**
 * Accepts a new image: its results' states and marks first, then itself, then the jobs. Whatever
 * dies in between, either nothing of it is seen or a mark brings its jobs back.
 */
export async function acceptImage(app: FastifyInstance, image: Image, recipes: string[]) {
  const now = Date.now()
  await Promise.all(
    // results are listed by the moment they were asked for: no two have the same
    recipes.map((recipe, index) => queueResult(app, image.id, recipe, new Date(now + index)))
  )
  await app.images.save(image)
  await Promise.all(recipes.map((recipe) => bringJob(app, image.id, recipe)))
  const { original } = image
  app.log.info(
    { image: image.id, recipe: recipes.join(' '), format: original.format, bytes: original.bytes },
    'image accepted'
  )
}

/** Asks for a result of an image that is there; one that waits or is done is not asked for again. */
export async function askForResult(app: FastifyInstance, image: string, recipe: string) {
  const state = await app.images.readState(image, recipe)
  if (state && state.status !== 'failed') return
  await app.bringJobs(1, async () => {
    await queueResult(app, image, recipe, state ? new Date(state.askedAt) : new Date())
    await bringJob(app, image, recipe)
  })
  app.log.info({ image, recipe }, 'result asked for')
}

async function queueResult(app: FastifyInstance, image: string, recipe: string, asked: Date) {
  const askedAt = asked.toISOString()
  await app.images.writeState(image, { recipe, status: 'queued', askedAt, attempts: 0 })
  await app.images.mark(createJob(image, recipe))
}

/** Announced first: nobody may hear that a receiver has it before they hear that it waits. */
async function bringJob(app: FastifyInstance, image: string, recipe: string) {
  app.publisher.announce({ image, recipe, status: 'queued' })
  await app.publisher.publish(createJob(image, recipe))
}
