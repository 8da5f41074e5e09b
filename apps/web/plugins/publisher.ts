import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { ConfirmChannel, Options } from 'amqplib'
import fp from 'fastify-plugin'
import { connectBroker, tieToConnection } from '#lib/broker/connection.ts'
import { encodeEvent, type ResultEvent } from '#lib/broker/events.ts'
import { encodeJob, type Job } from '#lib/broker/job.ts'
import { priorityOf } from '#lib/broker/priority.ts'
import { declareTopology, queueNames } from '#lib/broker/topology.ts'
import type { Config } from '#lib/config.ts'
import type { Log } from '#lib/logger.ts'
import { Problem } from '../http/problem.ts'

/** A broker that pm2 restarts is back in half of this: an upload waits for it rather than fail. */
const PATIENCE_MS = 20_000
const CONFIRM_TIMEOUT_MS = 5000
const RETRY_MS = 200
const RETRY_AFTER = { 'retry-after': '5' }

declare module 'fastify' {
  interface FastifyInstance {
    publisher: {
      broker: Publisher['broker']
      assertAvailable(): void
      publish(job: Job): Promise<void>
      announce: Publisher['announce']
    }
  }
}

export default fp<{ config: Config }>(
  async (app, { config }) => {
    const publisher = createPublisher(config, app.log)
    const { broker, announce } = publisher
    app.decorate('publisher', {
      broker,
      announce,
      assertAvailable: () => assertAvailable(broker),
      publish: (job) => publishPatiently(publisher, job, app.log)
    })
    app.addHook('onClose', () => publisher.close())
  },
  { name: 'publisher' }
)

type Publisher = ReturnType<typeof createPublisher>
type Unconfirmed = Set<(reason: Error) => void>

function createPublisher(config: Config, log: Log) {
  const names = queueNames(config.queuePrefix)
  const returned = new Set<string>()
  const unconfirmed: Unconfirmed = new Set()
  let open: ConfirmChannel | undefined

  const { state, close } = connectBroker({
    config,
    log,
    purpose: 'web publisher',
    async setup(model) {
      const channel = tieToConnection(await model.createConfirmChannel(), model)
      channel.on('return', (message) => returned.add(message.properties.messageId))
      channel.on('close', () => {
        if (open === channel) open = undefined
      })
      model.on('blocked', () => {
        for (const giveUp of unconfirmed) giveUp(blocked())
      })
      await declareTopology(channel, names)
      open = channel
    }
  })

  return {
    broker: state,
    close,

    /** Returns when the broker has the job safe. @throws Error that says what the broker does */
    async publishOnce(job: Job): Promise<void> {
      if (!open) throw new Error('is not connected')
      if (state.blocked) throw blocked()
      const messageId = randomUUID()
      const options = { messageId, priority: priorityOf(job) }
      await confirmed(open, names.images, encodeJob(job), { options, unconfirmed })
      if (!returned.delete(messageId)) return
      await declareTopology(open, names)
      throw new Error(`has no queue ${names.images}`)
    },

    /** Tells every web process; nothing depends on its arrival. */
    announce(event: Omit<ResultEvent, 'version'>) {
      open?.publish(names.events, '', encodeEvent(event))
    }
  }
}

/** @throws Problem broker-away when no image can be accepted now, nor soon */
function assertAvailable({ connected, blocked, since }: Publisher['broker']) {
  if (blocked) throw away(`takes no messages for now (${blocked})`)
  if (!connected && Date.now() - since > PATIENCE_MS) throw away('is not connected')
}

/** @throws Problem broker-away when the job could not be published in time */
async function publishPatiently(publisher: Publisher, job: Job, log: Log) {
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await publisher.publishOnce(job)
    } catch (err) {
      log.debug({ err, image: job.image }, 'job not published yet')
      if (Date.now() > deadline || publisher.broker.blocked) throw away((err as Error).message)
      await delay(RETRY_MS)
    }
  }
}

function away(reason: string): Problem {
  return new Problem('broker-away', { parameters: { reason }, headers: RETRY_AFTER })
}

function blocked(): Error {
  return new Error('takes no messages for now')
}

/** While the broker is out of memory it says so, and confirms nothing: who waits is told at once. */
async function confirmed(
  channel: ConfirmChannel,
  queue: string,
  content: Buffer,
  { options, unconfirmed }: { options: Options.Publish; unconfirmed: Unconfirmed }
) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const lost = (err: unknown) => new Error('was lost before it confirmed the job', { cause: err })
  const overdue = new Error('did not confirm the job in time')
  const late = setTimeout(reject, CONFIRM_TIMEOUT_MS, overdue)
  unconfirmed.add(reject)
  const all = { persistent: true, mandatory: true, ...options }
  channel.sendToQueue(queue, content, all, (err) => (err ? reject(lost(err)) : resolve()))
  try {
    await promise
  } finally {
    clearTimeout(late)
    unconfirmed.delete(reject)
  }
}
