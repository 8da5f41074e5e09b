import fp from 'fastify-plugin'
import type { ResultEvent } from '#lib/broker/events.ts'
import { failureOf } from '#lib/images/result-state.ts'
import { createTally, type Failed, type Tally } from '../operators/tally.ts'

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
      const failed: Failed = { at: new Date().toISOString(), image, recipe }
      tally.addFailure(failed)
      const state = await app.images.readState(image, recipe).catch(() => undefined)
      failed.failure = state && failureOf(state)
    }

    app.decorate('tally', tally)
  },
  { name: 'tally', dependencies: ['storage', 'events'] }
)
