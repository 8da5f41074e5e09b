import type { Channel, ConsumeMessage } from 'amqplib'
import type { Lane } from '#lib/broker/lanes.ts'

/** A message to acknowledge or requeue. When its channel closes, the broker requeues it by itself. */
export type Delivery = ReturnType<typeof createDelivery>

export function createDelivery(channel: Channel, message: ConsumeMessage, lane: Lane) {
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
    lane,
    content: message.content,
    headers: message.properties.headers ?? {},
    ack: () => once(() => channel.ack(message)),
    /** nack, not reject: since RabbitMQ 4.3 it does not count towards the delivery limit. */
    requeue: () => once(() => channel.nack(message, false, true))
  }
}
