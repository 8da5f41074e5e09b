import fp from 'fastify-plugin'
import type { ResultEvent } from '#lib/broker/events.ts'
import { failureOf } from '#lib/images/result-state.ts'
import { createTally, type Failed, type Tally } from '../operators/tally.ts'

declare module 'fastify' {
  interface FastifyInstance {
    tally: Tally
  }
}

/** Counts results for operators, from the events that every web process receives. */
export default fp(
  async (app) => {
    const tally = createTally()

    app.brokerWatch.on('event', ({ image, recipe, status }: ResultEvent) => {
      if (status === 'deleted') tally.forget(image)
      if (status === 'done' || status === 'failed') tally.count(status)
      if (status === 'failed') void addFailure(image, recipe)
    })

    /** Added before its state is read, so that it is dropped if the image is erased meanwhile. */
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
