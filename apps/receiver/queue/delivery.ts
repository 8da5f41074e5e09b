import type { Channel, ConsumeMessage } from 'amqplib'

/** A message in hand. A channel that is gone has given its messages back already. */
export type Delivery = ReturnType<typeof createDelivery>

export function createDelivery(channel: Channel, message: ConsumeMessage) {
  const ifOpen = (action: () => void) => {
    try {
      action()
    } catch (err) {
      if ((err as Error).name !== 'IllegalOperationError') throw err
    }
  }
  return {
    content: message.content,
    headers: message.properties.headers ?? {},
    ack: () => ifOpen(() => channel.ack(message)),
    /** nack, not reject: since RabbitMQ 4.3 it spends none of the deliveries. */
    requeue: () => ifOpen(() => channel.nack(message, false, true))
  }
}
