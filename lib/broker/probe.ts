import type { ChannelModel } from 'amqplib'
import { declareOrFind } from './declare-or-find.ts'

/** Declares a queue for messages that show whether quorum queues confirm. It keeps the last one. */
export async function declareProbeQueue(model: ChannelModel, queue: string): Promise<void> {
  const options = { 'x-queue-type': 'quorum', 'x-max-length': 1 }
  await declareOrFind(model, queue, { durable: true, arguments: options })
}

/**
 * Has a queue that did not confirm a message do something that takes as much, and leaves nothing
 * behind: get a message, which returns to its place if there is one.
 */
export async function tryQueue(connection: ChannelModel | undefined, queue: string): Promise<void> {
  const channel = await connection?.createChannel()
  if (!channel) return
  channel.on('error', () => {})
  const message = await channel.get(queue)
  if (message) channel.nack(message)
  await channel.close()
}
