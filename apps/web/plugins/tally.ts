import fp from 'fastify-plugin'
import type { ResultEvent } from '#lib/broker/events.ts'
import { failureOf, type Settled } from '#lib/images/result-state.ts'
import { createTally, type Failed, type Tally } from '../operators/tally.ts'
import type { Wanted } from '../results/wait-for-results.ts'

declare module 'fastify' {
  interface FastifyInstance {
    tally: Tally
  }
}

/** Counts results for operators, from the events that every web process receives. */
export default fp(
  async (app) => {
    const tally = createTally()

    app.brokerWatch.on('event', ({ image, recipe, status, settled }: ResultEvent) => {
      if (status === 'deleted') tally.forget(image)
      if (status === 'done' || status === 'failed') tally.count(status)
      if (status === 'failed') void addFailure({ image, recipe }, settled)
    })

    /** Added before its state is read, so that it is dropped if the image is erased meanwhile. */
    async function addFailure({ image, recipe }: Wanted, settled: Settled | undefined) {
      const failed: Failed = { at: new Date().toISOString(), image, recipe }
      tally.addFailure(failed)
      const state = settled ?? (await app.images.readState(image, recipe).catch(() => undefined))
      failed.failure = state && failureOf(state)
    }

    app.decorate('tally', tally)
  },
  { name: 'tally', dependencies: ['storage', 'events'] }
)
