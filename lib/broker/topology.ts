import type { Channel } from 'amqplib'
import { SECOND_MS } from '#lib/units.ts'

/** Seconds until a job that met storage or broker trouble is tried again; the last one repeats. */
export const RETRY_SECONDS = [5, 30, 120, 600] as const

/** The backstop: attempts are counted in the result's own state, and end after three. */
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

/** Declares all that web and receiver meet in. Idempotent: each runs it at every connection. */
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

/** The default exchange routes a message to the queue of its routing key's name. */
function deadLetterTo(queue: string) {
  return { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': queue }
}
