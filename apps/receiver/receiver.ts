import { setTimeout as delay } from 'node:timers/promises'
import type { Channel, ConsumeMessage } from 'amqplib'
import { connectBroker, tieToConnection } from '#lib/broker.ts'
import type { Config } from '#lib/config.ts'
import { openImages, resultKey } from '#lib/images.ts'
import { decodeJob, type Job } from '#lib/job.ts'
import type { Log } from '#lib/logger.ts'
import { openStorage } from '#lib/storage/index.ts'
import { declareTopology, queueNames } from '#lib/topology.ts'
import { createAttempts } from './attempts.ts'
import { createDelivery, type Delivery } from './deliveries.ts'
import { openOutbox } from './outbox.ts'
import { createRoom, RoomClosed } from './room.ts'
import { createWatchdog } from './watchdog.ts'
import { type Outcome, work } from './work.ts'

/** When not even a retry can be published, the broker's own redelivery must not spin. */
const NO_RETRY_PAUSE_MS = 1000

type Options = {
  config: Config
  log: Log
  /** Bytes of memory for pixels, shared among the images in hand. */
  memory: number
  /** Called when developing takes too long: nothing but the end of the process stops it. */
  onOverdue: () => void
}

/** Consumes jobs from the moment the broker is there, until it is stopped. */
export function startReceiver({ config, log, memory, onOverdue }: Options) {
  const names = queueNames(config.queuePrefix)
  const outbox = openOutbox(config, log)
  const inHand = new Map<string, Promise<Outcome>>()
  const deliveries = new Set<Delivery>()
  let stopConsuming = async () => {}
  let stopping = false

  const images = openImages(openStorage(config.storage))
  const attempts = createAttempts(images)
  const darkroom = {
    images,
    attempts,
    limits: { ...config, memory },
    room: createRoom(memory),
    watchdog: createWatchdog(config.jobTimeoutMs, overdue),
    log,
    announce: (job: Job, status: 'queued' | 'processing' | 'done' | 'failed') =>
      outbox.announce({ image: job.image, recipe: job.recipe, status })
  }

  const broker = connectBroker({
    config,
    log,
    purpose: 'receiver',
    async setup(model) {
      const channel = tieToConnection(await model.createChannel(), model)
      await declareTopology(channel, names)
      await channel.prefetch(config.concurrency)
      const { consumerTag } = await channel.consume(names.images, (message) => {
        // null: the queue or the consumer is gone; connecting anew declares both
        if (message) receive(channel, message)
        else model.close().catch(() => {})
      })
      stopConsuming = async () => void (await channel.cancel(consumerTag).catch(() => {}))
    }
  })

  async function receive(channel: Channel, message: ConsumeMessage) {
    const delivery = createDelivery(channel, message)
    if (stopping) return delivery.giveBack()
    deliveries.add(delivery)
    await take(delivery).catch((err) => log.error({ err }, 'message neither done nor given back'))
    deliveries.delete(delivery)
  }

  async function take(delivery: Delivery) {
    const job = readJob(delivery.content)
    if (!job) return await bury(delivery, 'no job')
    try {
      const outcome = await workOnce(job)
      if (outcome === 'poison') await outbox.bury(delivery.content, 'stopped the receiver')
      delivery.ack()
    } catch (err) {
      if (err instanceof RoomClosed) return delivery.giveBack()
      log.warn({ image: job.image, recipe: job.recipe, err }, 'trouble, to be tried again')
      await retryLater(delivery)
    }
  }

  /** The broker may deliver again what is still in hand: it is done once. */
  function workOnce(job: Job): Promise<Outcome> {
    const name = resultKey(job.image, job.recipe)
    const working = inHand.get(name) ?? work(darkroom, job).finally(() => inHand.delete(name))
    inHand.set(name, working)
    return working
  }

  async function retryLater(delivery: Delivery) {
    try {
      await outbox.retryLater(delivery.content, delivery.headers)
      delivery.ack()
    } catch {
      await delay(NO_RETRY_PAUSE_MS)
      delivery.giveBack()
    }
  }

  async function bury(delivery: Delivery, reason: string) {
    log.warn({ content: delivery.content.toString().slice(0, 200), reason }, 'dead letter')
    await outbox.bury(delivery.content, reason)
    delivery.ack()
  }

  async function overdue(job: Job) {
    log.error(
      { image: job.image, recipe: job.recipe, seconds: config.jobTimeoutMs / 1000 },
      'developing takes too long, the receiver ends itself'
    )
    await attempts.giveBackAll(job)
    onOverdue()
  }

  return {
    /** Finishes what is in hand, for that long at most; gives the rest back. */
    async stop(withinMs: number) {
      stopping = true
      await stopConsuming()
      darkroom.room.close()
      const finished = Promise.allSettled(inHand.values())
      await Promise.race([finished, delay(withinMs)])
      await attempts.giveBackAll()
      for (const delivery of deliveries) delivery.giveBack()
      await Promise.all([broker.close(), outbox.close()])
    }
  }
}

function readJob(content: Buffer): Job | undefined {
  try {
    return decodeJob(content)
  } catch {
    return undefined
  }
}
