import type { Channel, ConsumeMessage } from 'amqplib'
import { decodeJob, type Job, PUBLISHED_HEADER, readAsked } from '#lib/broker/job.ts'
import type { Lane } from '#lib/broker/lanes.ts'
import { decodeView, VIEW_TYPE, type View } from '#lib/broker/view.ts'
import { type Acks, unlessClosed } from './acks.ts'

/** A message to acknowledge or requeue. When its channel closes, the broker requeues it by itself. */
export type Delivery = ReturnType<typeof createDelivery>

type Answering = {
  channel: Channel
  acks: Acks
  /** Aborted when the channel closes, or the receiver stops. */
  ended: AbortSignal
}

export function createDelivery(
  { channel, acks, ended }: Answering,
  message: ConsumeMessage,
  lane: Lane
) {
  const { deliveryTag } = message.fields
  let answered = false
  const once = (action: () => void) => {
    if (answered) return
    answered = true
    unlessClosed(action)
  }
  return {
    lane,
    /** Aborted when the message is to be held no longer. */
    ended,
    content: message.content,
    job: readJob(message, lane),
    view: readView(message),
    /** Where a reply is awaited. */
    replyTo: message.properties.replyTo as string | undefined,
    correlationId: message.properties.correlationId as string | undefined,
    headers: message.properties.headers ?? {},
    isSuspect: mayHaveKilled(message),
    ack: () => once(() => acks.ack(deliveryTag)),
    /** nack, not reject: since RabbitMQ 4.3 it does not count towards the delivery limit. */
    requeue: () =>
      once(() => {
        acks.skip(deliveryTag)
        channel.nack(message, false, true)
      })
  }
}

/**
 * Whether a receiver may have died of the message. RabbitMQ counts deliveries that ended with their
 * connection; before 4.3 also those that were given back.
 */
function mayHaveKilled({ fields, properties }: ConsumeMessage): boolean {
  const count = properties.headers?.['x-delivery-count']
  return count === undefined ? fields.redelivered : Number(count) > 0
}

/** Undefined: the message is not a job. */
function readJob({ content, properties }: ConsumeMessage, lane: Lane): Job | undefined {
  try {
    const { headers } = properties
    const publishedAt = headers?.[PUBLISHED_HEADER]
    return { ...decodeJob(content), lane, publishedAt, ...readAsked(headers) }
  } catch {
    return undefined
  }
}

/** Undefined: the message does not ask for a view, or for none that can be made. */
function readView({ content, properties }: ConsumeMessage): View | undefined {
  if (properties.type !== VIEW_TYPE) return undefined
  try {
    return decodeView(content)
  } catch {
    return undefined
  }
}
