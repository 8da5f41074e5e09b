import type { Channel } from 'amqplib'

/** So long an acknowledgement may wait for others: a job that is delivered again has been settled. */
const GATHERED_MS = 10

type Acking = Pick<Channel, 'ack'>
export type Acks = ReturnType<typeof createAcks>

/**
 * The acknowledgements of one channel, sent together: one frame settles all deliveries up to a tag,
 * which the broker stores at once. Tags are counted from 1 (AMQP 0-9-1, 1.8.3.13).
 */
export function createAcks(channel: Acking) {
  /** Up to here all are answered. */
  let upTo = 0
  /** Answered above that. */
  const answered = new Set<number>()
  const waiting = new Set<number>()
  let timer: NodeJS.Timeout | undefined

  /** @throws IllegalOperationError once the channel is closed: the deliveries are the broker's again */
  function flush() {
    clearTimeout(timer)
    timer = undefined
    while (answered.delete(upTo + 1)) upTo++
    const together = [...waiting].filter((tag) => tag <= upTo)
    const alone = [...waiting].filter((tag) => tag > upTo)
    waiting.clear()
    if (together.length > 0) channel.ack(withTag(Math.max(...together)), true)
    for (const tag of alone) channel.ack(withTag(tag))
  }

  return {
    ack(tag: number) {
      answered.add(tag)
      waiting.add(tag)
      timer ??= setTimeout(() => unlessClosed(flush), GATHERED_MS)
    },

    /** It was answered otherwise. */
    skip(tag: number) {
      answered.add(tag)
    },

    /** Sends what waits. */
    flush: () => unlessClosed(flush)
  }
}

export function unlessClosed(action: () => void) {
  try {
    action()
  } catch (err) {
    if ((err as Error).name !== 'IllegalOperationError') throw err
  }
}

/** All of a message that amqplib looks at. */
function withTag(deliveryTag: number) {
  return { fields: { deliveryTag } } as Parameters<Channel['ack']>[0]
}
