import type { Channel, ConsumeMessage } from 'amqplib'

/** A message to acknowledge or requeue. When its channel closes, the broker requeues it by itself. */
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
    /** nack, not reject: since RabbitMQ 4.3 it does not count towards the delivery limit. */
    requeue: () => ifOpen(() => channel.nack(message, false, true))
  }
}
