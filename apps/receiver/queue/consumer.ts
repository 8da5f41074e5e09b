import type { Channel, ChannelModel, ConsumeMessage } from 'amqplib'
import { connectChannel } from '#lib/broker/channel.ts'
import { LANES, type Lane } from '#lib/broker/lanes.ts'
import { queueNames } from '#lib/broker/topology.ts'
import type { Config } from '#lib/config.ts'
import type { Log } from '#lib/logger.ts'
import { createDelivery, type Delivery } from './delivery.ts'
import { createInHand } from './in-hand.ts'

type Options = {
  config: Config & { concurrency: number }
  log: Log
  /** Acknowledges or requeues the delivery; never throws. */
  onMessage: (delivery: Delivery) => Promise<void>
}

/**
 * Jobs begun besides those being developed, so that small ones need not wait behind large ones that
 * wait for memory.
 */
const WAITING = 4

/** Messages held of each lane beyond those that may be begun, so that no core waits for the broker. */
const AHEAD = 4

/** Consumes jobs of all lanes as soon as the broker is reachable. */
export function startConsumer({ config, log, onMessage }: Options) {
  const names = queueNames(config.queuePrefix)
  const slots = config.concurrency + WAITING
  const inHand = createInHand({ slots, onMessage })
  let cancel = async () => {}
  let stopping = false

  function receiveFrom(lane: Lane, channel: Channel, model: ChannelModel) {
    return (message: ConsumeMessage | null) => {
      // null: the queue or the consumer is gone; reconnecting declares both again
      if (!message) return void model.close().catch(() => {})
      const delivery = createDelivery(channel, message, lane)
      if (stopping) delivery.requeue()
      else inHand.hold(delivery)
    }
  }

  const { close } = connectChannel({
    config,
    log,
    purpose: 'receiver',
    names,
    open: (model) => model.createChannel(),
    async setup(channel, model) {
      if (stopping) return
      channel.on('close', inHand.forgetHeld)
      await channel.prefetch(slots + AHEAD)
      const consume = (lane: Lane) =>
        channel.consume(names.lanes[lane], receiveFrom(lane, channel, model), { consumerTag: lane })
      cancel = async () => void (await Promise.all(LANES.map((lane) => channel.cancel(lane))))
      await Promise.all(LANES.map(consume))
    }
  })

  return {
    /** Stops consuming, requeues what is not begun, and waits at most `withinMs` for the rest. */
    async drain(withinMs: number) {
      stopping = true
      // without a broker there is nothing to cancel
      cancel().catch(() => {})
      inHand.requeueHeld()
      await inHand.finish(withinMs)
    },
    async close() {
      inHand.requeueBegun()
      await close()
    }
  }
}
