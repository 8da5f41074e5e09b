import fp from 'fastify-plugin'
import type { ResultEvent } from '#lib/broker/events.ts'
import { createQueuePositions, type QueuePositions } from '../live/queue-positions.ts'

declare module 'fastify' {
  interface FastifyInstance {
    queuePositions: QueuePositions
  }
}

const NOTIFY_EVERY_MS = 1000

/** Follows from events which results wait for a receiver, and in which order. */
export default fp(
  async (app) => {
    const queuePositions = createQueuePositions()

    /** Reads those queued before this process listened, in the order they were requested. */
    async function restore() {
      const waiting = []
      for await (const mark of app.images.marks()) waiting.push(mark)
      waiting.sort((a, b) => a.askedAt.localeCompare(b.askedAt))
      queuePositions.begin(waiting)
    }

    app.decorate('queuePositions', queuePositions)
    app.brokerWatch.on('event', (event: ResultEvent) => {
      app.progress.hear(event)
      if (event.status === 'queued') queuePositions.add(event)
      else queuePositions.remove(event)
    })
    // events sent during the disconnection are lost
    app.brokerWatch.on('connect', () => {
      queuePositions.clear()
      app.progress.clear()
      restore().catch((err) => app.log.warn({ err }, 'queue positions not restored'))
    })
    // moving up in the queue is a change, too
    const timer = setInterval(() => {
      for (const image of queuePositions.takeMoved()) app.changes.changed(image, false)
    }, NOTIFY_EVERY_MS)
    app.addHook('preClose', async () => clearInterval(timer))
  },
  { name: 'queue-positions', dependencies: ['storage', 'events'] }
)
