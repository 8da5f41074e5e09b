import { setTimeout as delay } from 'node:timers/promises'
import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib'
import { connectChannel } from '#lib/broker/channel.ts'
import { jobName } from '#lib/broker/job.ts'
import { LANES, type Lane } from '#lib/broker/lanes.ts'
import { queueNames } from '#lib/broker/topology.ts'
import type { Config } from '#lib/config.ts'
import type { Log } from '#lib/logger.ts'
import { createDelivery, type Delivery } from './delivery.ts'

type Options = {
  config: Config & { concurrency: number }
  log: Log
  /** Acknowledges or requeues the delivery; never throws. */
  onMessage: (delivery: Delivery) => Promise<void>
  /** Called when the messages in hand are the broker's again. */
  onLost: () => void
}

/**
 * Jobs of each lane in hand besides those being developed, at least: no core waits for the broker,
 * and small jobs do not wait there behind large ones that wait for memory.
 */
const AHEAD = 6

/** Consumes jobs of all lanes as soon as the broker is reachable. */
export function startConsumer({ config, log, onMessage, onLost }: Options) {
  const { concurrency } = config
  const names = queueNames(config.queuePrefix)
  const inHand = new Map<Delivery, Promise<void>>()
  let cancel = async () => {}
  let stopping = false

  function receiveFrom(lane: Lane, channel: Channel, model: ChannelModel) {
    return (message: ConsumeMessage | null) => {
      // the queue or the consumer is gone; reconnecting declares both again
      if (!message) return void model.close().catch(() => {})
      const delivery = createDelivery(channel, message, lane)
      if (stopping) return delivery.requeue()
      const working = onMessage(delivery).finally(() => inHand.delete(delivery))
      inHand.set(delivery, working)
    }
  }

  const { close } = connectChannel({
    ...{ config, log, names, purpose: 'receiver' },
    open: (model) => model.createChannel(),
    async setup(channel, model) {
      if (stopping) return
      channel.on('close', onLost)
      const consume = (lane: Lane) =>
        channel.consume(names.lanes[lane], receiveFrom(lane, channel, model), { consumerTag: lane })
      cancel = async () => void (await Promise.all(LANES.map((lane) => channel.cancel(lane))))
      await channel.prefetch(concurrency + Math.max(AHEAD, concurrency))
      await Promise.all(LANES.map(consume))
    }
  })

  return {
    /** Names of the jobs in hand. */
    jobs: (): string[] => [...inHand.keys()].flatMap(({ job }) => (job ? jobName(job) : [])),

    /** Stops consuming and waits at most `withinMs` for the jobs in hand. */
    async drain(withinMs: number) {
      stopping = true
      // without a broker there is nothing to cancel
      cancel().catch(() => {})
      await Promise.race([Promise.all(inHand.values()), delay(withinMs)])
    },
    async close() {
      for (const delivery of inHand.keys()) delivery.requeue()
      await close()
    }
  }
}
