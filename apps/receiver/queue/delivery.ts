import type { Channel, ConsumeMessage } from 'amqplib'

/** A message to acknowledge or requeue. When its channel closes, the broker requeues it by itself. */
export type Delivery = ReturnType<typeof createDelivery>

export function createDelivery(channel: Channel, message: ConsumeMessage) {
  let answered = false
  const once = (action: () => void) => {
    if (answered) return
    answered = true
    try {
      action()
    } catch (err) {
      if ((err as Error).name !== 'IllegalOperationError') throw err
    }
  }
  return {
    content: message.content,
    headers: message.properties.headers ?? {},
    ack: () => once(() => channel.ack(message)),
    /** nack, not reject: since RabbitMQ 4.3 it does not count towards the delivery limit. */
    requeue: () => once(() => channel.nack(message, false, true))
  }
}
