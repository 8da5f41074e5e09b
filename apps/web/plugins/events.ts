import { EventEmitter } from 'node:events'
import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib'
import fp from 'fastify-plugin'
import { connectChannel } from '#lib/broker/channel.ts'
import { decodeEvent, type ResultEvent } from '#lib/broker/events.ts'
import { eachLane, type Lane } from '#lib/broker/lanes.ts'
import { REPORT_TYPE } from '#lib/broker/report.ts'
import { allQueues, declareLookQueue, type QueueNames, queueNamesOf } from '#lib/broker/topology.ts'
import { VIEW_TYPE } from '#lib/broker/view.ts'
import type { Config } from '#lib/config.ts'
import { createReceivers, type Receivers } from '../live/receivers.ts'
import { createReplies, type Replies } from '../live/replies.ts'
import { createSubscriptions, type Subscriptions } from '../live/subscriptions.ts'

/** Positions, lanes and lost jobs follow from the events of all images. */
const EVERYTHING = '#'
const COUNT_TIMEOUT_MS = 2000

declare module 'fastify' {
  interface FastifyInstance {
    changes: Subscriptions
    receivers: Receivers
    /** Of receivers that were asked for views. */
    replies: Replies
    /** Numbers of jobs and receivers; undefined when the broker does not answer. */
    countQueues(): Promise<QueueCounts | undefined>
    /**
     * Emits `connect` on each connection to the broker, `event` for each ResultEvent, `look` when it is
     * this process that should look for lost jobs.
     */
    brokerWatch: EventEmitter
    /** Connects again, as `connect` tells then. */
    listenAnew(): void
    /** Such as `RabbitMQ 4.1.2`; undefined without a connection. */
    brokerName(): string | undefined
  }
}

export type QueueCounts = {
  queued: number
  lanes: Record<Lane, number>
  retrying: number
  dead: number
  receivers: number
}

/**
 * Receives events of results and reports of receivers, over a connection of its own: a blocked
 * publisher must not silence it.
 */
export default fp<{ config: Config }>(
  async (app, { config }) => {
    const names = queueNamesOf(config)
    const changes = createSubscriptions()
    const receivers = createReceivers()
    const replies = createReplies()
    const watch = new EventEmitter()
    watch.on('event', ({ image, recipe, status, settled }: ResultEvent) => {
      const settles = status !== 'queued' && status !== 'processing'
      changes.changed(image, settles, { recipe, settled })
    })

    const { channel, close } = connectChannel({
      config,
      log: app.log,
      purpose: 'web events',
      names,
      open: (model) => model.createChannel(),
      async setup(channel, model) {
        const connection = { channel, model, names }
        replies.listensOn(await listen(connection, dispatch, () => watch.emit('look')))
        changes.changedAll()
        setImmediate(() => watch.emit('connect'))
      }
    })

    function dispatch({ content, properties }: ConsumeMessage) {
      try {
        if (properties.type === REPORT_TYPE) receivers.add(content)
        else if (properties.type === VIEW_TYPE) replies.received(properties.correlationId, content)
        else watch.emit('event', decodeEvent(content))
      } catch (err) {
        app.log.warn({ err }, 'malformed event ignored')
      }
    }

    app.decorate('changes', changes)
    app.decorate('receivers', receivers)
    app.decorate('replies', replies)
    app.decorate('brokerWatch', watch)
    app.decorate('listenAnew', () => closeQuietly(channel()))
    app.decorate('brokerName', () => nameOf(channel()))
    app.decorate('countQueues', async () => {
      const open = channel()
      return open && (await inTime(countQueues(open, names)).catch(() => undefined))
    })
    app.addHook('preClose', async () => changes.close())
    app.addHook('onClose', close)
  },
  { name: 'events' }
)

type Connection = { channel: Channel; model: ChannelModel; names: QueueNames }
type OnMessage = (message: ConsumeMessage) => void

/** @returns the queue in which it hears events */
async function listen(
  { channel, model, names }: Connection,
  onEvent: OnMessage,
  onLook: OnMessage
): Promise<string> {
  const { queue } = await channel.assertQueue('', { exclusive: true, durable: false })
  await channel.bindQueue(queue, names.events, EVERYTHING)
  await declareLookQueue(model, names)
  const consume = (from: string, onMessage: OnMessage) =>
    channel.consume(
      from,
      // without a message, the broker cancelled the consumer: reconnecting declares it again
      (message) => (message ? onMessage(message) : void model.close().catch(() => {})),
      { noAck: true }
    )
  await consume(queue, onEvent)
  await consume(names.look, onLook)
  return queue
}

function closeQuietly(channel: Channel | undefined) {
  channel?.close().catch(() => {})
}

function nameOf(channel: Channel | undefined): string | undefined {
  if (!channel) return undefined
  const { product, version } = channel.connection.serverProperties
  return `${product} ${version}`
}

async function countQueues(channel: Channel, names: QueueNames): Promise<QueueCounts> {
  const checked = await Promise.all(allQueues(names).map((queue) => channel.checkQueue(queue)))
  const counted = new Map(checked.map((count) => [count.queue, count]))
  const messages = (...queues: string[]) =>
    queues.reduce((sum, queue) => sum + (counted.get(queue)?.messageCount ?? 0), 0)
  return {
    queued: messages(...Object.values(names.lanes)),
    lanes: eachLane((lane) => messages(names.lanes[lane])),
    retrying: messages(...Object.values(names.retry).flat()),
    dead: messages(names.dead),
    receivers: counted.get(names.lanes.images)?.consumerCount ?? 0
  }
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('the broker does not answer')), COUNT_TIMEOUT_MS).unref()
  )
  return Promise.race([promise, late])
}
