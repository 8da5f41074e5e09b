import fp from 'fastify-plugin'
import type { ResultEvent } from '#lib/broker/events.ts'
import { createQueuePositions, type QueuePositions } from '../live/queue-positions.ts'

declare module 'fastify' {
  interface FastifyInstance {
    queuePositions: QueuePositions
  }
}

const TELL_EVERY_MS = 1000

/** Who waits for a receiver, in which order, as this process hears it. */
export default fp(
  async (app) => {
    const queuePositions = createQueuePositions()

    /** Those of whom nothing was heard, in the order in which they were asked for. */
    async function fill() {
      const waiting = []
      for await (const job of app.images.pending(new Date())) {
        const state = await app.images.readState(job.image, job.recipe)
        if (state?.status === 'queued') waiting.push({ job, askedAt: state.askedAt })
      }
      waiting.sort((a, b) => a.askedAt.localeCompare(b.askedAt))
      queuePositions.begin(waiting.map(({ job }) => job))
    }

    app.decorate('queuePositions', queuePositions)
    app.brokerWatch.on('event', (event: ResultEvent) => {
      if (event.status === 'queued') queuePositions.add(event)
      else queuePositions.remove(event)
    })
    // what was told while the broker was away is lost
    app.brokerWatch.on('connect', () => {
      queuePositions.clear()
      fill().catch((err) => app.log.warn({ err }, 'who waited before is not known'))
    })
    // to move up is a change, too
    const timer = setInterval(() => {
      for (const image of queuePositions.moved()) app.changes.changed(image)
    }, TELL_EVERY_MS)
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'queue-positions', dependencies: ['storage', 'events'] }
)
