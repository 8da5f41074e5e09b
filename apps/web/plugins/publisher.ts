import { setTimeout as delay } from 'node:timers/promises'
import fp from 'fastify-plugin'
import { encodeJob, type Job, type Published, publishedHeaders } from '#lib/broker/job.ts'
import { NotPublished, openPublisher, type Publisher } from '#lib/broker/publisher.ts'
import { brokerTrouble } from '#lib/broker/trouble.ts'
import { encodeView, VIEW_TIMEOUT_MS, VIEW_TYPE, type View } from '#lib/broker/view.ts'
import type { Config } from '#lib/config.ts'
import type { Log } from '#lib/logger.ts'
import { brokerAway } from '../http/broker-away.ts'

/** pm2 restarts a broker in half this time: an upload waits for it rather than fail. */
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

type ReplyAt = { replyTo: string; correlationId: string }

/** Publishes jobs for receivers and events for web processes, patiently. */
function createJobPublisher(publisher: Publisher, log: Log) {
  const { broker, names, announce, askForLook, trouble } = publisher

  return {
    broker,
    announce,
    trouble,
    askForLook,

    /** @throws Problem broker-away when the broker is blocked, or has been away for long */
    assertAvailable() {
      const { connected, blocked, since } = broker
      const isLost = !connected && Date.now() - since > PATIENCE_MS
      if (blocked || isLost) throw brokerAway(brokerTrouble(blocked))
    },

    /** Asks a receiver for a view. @throws Problem broker-away */
    async requestView(view: Omit<View, 'version'>, replyAt: ReplyAt): Promise<void> {
      const options = { ...replyAt, type: VIEW_TYPE, expiration: VIEW_TIMEOUT_MS }
      try {
        await publisher.publish(names.lanes.first, encodeView(view), options)
      } catch (err) {
        throw err instanceof NotPublished ? brokerAway(err.failure) : err
      }
    },

    /** @throws Problem broker-away when the job cannot be published in time */
    async publish(job: Job, { lane = 'images', ...published }: Published = job): Promise<void> {
      const deadline = Date.now() + PATIENCE_MS
      const options = { headers: publishedHeaders(published) }
      for (;;) {
        try {
          return await publisher.publish(names.lanes[lane], encodeJob(job), options)
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
