import type { Channel } from 'amqplib'
import { SECOND_MS } from '#lib/units.ts'

/** Seconds until a job is retried after trouble with storage or broker. The last value repeats. */
export const RETRY_SECONDS = [5, 30, 120, 600] as const

/** A backstop: attempts are counted in the result's state and end after three. */
const DELIVERY_LIMIT = 20

export function queueNames(prefix: string) {
  return {
    images: `${prefix}images`,
    dead: `${prefix}images.dead`,
    events: `${prefix}images.events`,
    retry: RETRY_SECONDS.map((seconds) => `${prefix}images.retry.${seconds}s`)
  }
}

export type QueueNames = ReturnType<typeof queueNames>

/**
 * Declares the queues and the exchange between web and receivers. Idempotent: runs on every
 * connection.
 */
export async function declareTopology(channel: Channel, names: QueueNames): Promise<void> {
  await channel.assertQueue(names.dead, { durable: true })
  await channel.assertQueue(names.images, {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum',
      'x-delivery-limit': DELIVERY_LIMIT,
      ...deadLetterTo(names.dead)
    }
  })
  for (const [i, queue] of names.retry.entries()) {
    const ttl = (RETRY_SECONDS[i] ?? 0) * SECOND_MS
    await channel.assertQueue(queue, {
      durable: true,
      messageTtl: ttl,
      arguments: deadLetterTo(names.images)
    })
  }
  await channel.assertExchange(names.events, 'fanout', { durable: true })
}

/** The default exchange routes to the queue named by the routing key. */
function deadLetterTo(queue: string) {
  return { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': queue }
}
