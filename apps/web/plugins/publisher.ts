import { setTimeout as delay } from 'node:timers/promises'
import fp from 'fastify-plugin'
import { encodeJob, type Job } from '#lib/broker/job.ts'
import { priorityOf } from '#lib/broker/priority.ts'
import { NotPublished, openPublisher, type Publisher } from '#lib/broker/publisher.ts'
import { brokerTrouble } from '#lib/broker/trouble.ts'
import type { Config } from '#lib/config.ts'
import type { Log } from '#lib/logger.ts'
import { brokerAway } from '../http/broker-away.ts'

/** A broker that pm2 restarts is back in half of this: an upload waits for it rather than fail. */
const PATIENCE_MS = 20_000
const RETRY_MS = 200

declare module 'fastify' {
  interface FastifyInstance {
    publisher: JobPublisher
  }
}

export type JobPublisher = ReturnType<typeof createJobPublisher>

export default fp<{ config: Config }>(
  async (app, { config }) => {
    const publisher = openPublisher({ config, log: app.log, purpose: 'web publisher' })
    app.decorate('publisher', createJobPublisher(publisher, app.log))
    app.addHook('onClose', () => publisher.close())
  },
  { name: 'publisher' }
)

/** What web says to receivers, and to every web process. */
function createJobPublisher(publisher: Publisher, log: Log) {
  const { broker, names, announce } = publisher

  return {
    broker,
    announce,

    /** @throws Problem broker-away when no image can be accepted now, nor soon */
    assertAvailable() {
      const { connected, blocked, since } = broker
      const isLost = !connected && Date.now() - since > PATIENCE_MS
      if (blocked || isLost) throw brokerAway(brokerTrouble(blocked))
    },

    /** @throws Problem broker-away when the job could not be published in time */
    async publish(job: Job): Promise<void> {
      const deadline = Date.now() + PATIENCE_MS
      const options = { priority: priorityOf(job) }
      for (;;) {
        try {
          return await publisher.publish(names.images, encodeJob(job), options)
        } catch (err) {
          if (!(err instanceof NotPublished)) throw err
          log.debug({ err, image: job.image }, 'job not published yet')
          if (Date.now() > deadline || broker.blocked) throw brokerAway(err.failure)
          await delay(RETRY_MS)
        }
      }
    }
  }
}
