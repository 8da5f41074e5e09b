import fp from 'fastify-plugin'
import type { ResultEvent } from '#lib/broker/events.ts'
import { createTally, type Failure, type Tally } from '../operators/tally.ts'

declare module 'fastify' {
  interface FastifyInstance {
    tally: Tally
  }
}

/** Counts for the operators what every web process hears. */
export default fp(
  async (app) => {
    const tally = createTally()

    app.brokerWatch.on('event', ({ image, recipe, status }: ResultEvent) => {
      if (status === 'deleted') tally.forget(image)
      if (status === 'done' || status === 'failed') tally.count(status)
      if (status === 'failed') void addFailure(image, recipe)
    })

    /** Noted at once, so that it is forgotten if the image is erased while its state is read. */
    async function addFailure(image: string, recipe: string) {
      const failure: Failure = { at: new Date().toISOString(), image, recipe, reason: null }
      tally.addFailure(failure)
      const state = await app.images.readState(image, recipe).catch(() => undefined)
      failure.reason = state?.error ?? null
    }

    app.decorate('tally', tally)
  },
  { name: 'tally', dependencies: ['storage', 'events'] }
)
