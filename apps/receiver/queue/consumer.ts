import { setTimeout as delay } from 'node:timers/promises'
import type { ConsumeMessage } from 'amqplib'
import { connectChannel } from '#lib/broker/channel.ts'
import { queueNames } from '#lib/broker/topology.ts'
import type { Config } from '#lib/config.ts'
import type { Log } from '#lib/logger.ts'
import { createDelivery, type Delivery } from './delivery.ts'

type Options = {
  config: Config & { concurrency: number }
  log: Log
  /** Acknowledges or requeues the delivery; never throws. */
  onMessage: (delivery: Delivery) => Promise<void>
}

/**
 * Jobs in hand besides those being developed, so that small ones need not wait at the broker behind
 * large ones that wait for memory.
 */
const WAITING = 4

/** Consumes jobs as soon as the broker is reachable. */
export function startConsumer({ config, log, onMessage }: Options) {
  const names = queueNames(config.queuePrefix)
  const inHand = new Map<Delivery, Promise<void>>()
  let cancel = async () => {}
  let stopping = false

  const { close } = connectChannel({
    config,
    log,
    purpose: 'receiver',
    names,
    open: (model) => model.createChannel(),
    async setup(channel, model) {
      if (stopping) return
      await channel.prefetch(config.concurrency + WAITING)
      const receive = (message: ConsumeMessage | null) => {
        // null: the queue or the consumer is gone; reconnecting declares both again
        if (!message) return void model.close().catch(() => {})
        const delivery = createDelivery(channel, message)
        if (stopping) return delivery.requeue()
        inHand.set(
          delivery,
          onMessage(delivery).finally(() => inHand.delete(delivery))
        )
      }
      const { consumerTag } = await channel.consume(names.images, receive)
      cancel = async () => void (await channel.cancel(consumerTag))
    }
  })

  return {
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
