import { randomUUID } from 'node:crypto'
import type { Options as Amqp } from 'amqplib'
import type { BrokerTroubleCode, Failure } from '#lib/failures/failure.ts'
import { FailureError } from '#lib/failures/failure-error.ts'
import type { Log } from '#lib/logger.ts'
import { connectChannel } from './channel.ts'
import type { ConnectionOptions } from './connection.ts'
import { encodeEvent, type ResultEvent } from './events.ts'
import { encodeReport, REPORT_TYPE, type ReceiverReport } from './report.ts'
import { declareTopology, queueNames } from './topology.ts'
import { brokerTrouble } from './trouble.ts'

/**
 * A confirm takes milliseconds, or a second or two on a busy disk. As uploads wait 20 s for a
 * broker in trouble, this leaves time to try again. A job published twice is done once.
 */
const CONFIRM_TIMEOUT_MS = 5000

/** Why the broker did not confirm a message. */
export class NotPublished extends FailureError<Failure<BrokerTroubleCode>> {
  override name = 'NotPublished'
}

type Options = {
  config: ConnectionOptions['config'] & { queuePrefix: string }
  log: Log
  purpose: string
}

export type Publisher = ReturnType<typeof openPublisher>

/**
 * Publishes over a connection of its own: a broker that blocks publishers must not hold up acks.
 */
export function openPublisher({ config, log, purpose }: Options) {
  const names = queueNames(config.queuePrefix)
  const confirms = createConfirms()

  const { state, channel, close } = connectChannel({
    config,
    log,
    purpose,
    names,
    open: (model) => model.createConfirmChannel(),
    setup(channel, model) {
      channel.on('return', async ({ fields, properties }) => {
        const giveUp = confirms.takeOut(properties.messageId)
        await declareTopology(channel, names).catch(() => {})
        giveUp?.(noQueue(fields.routingKey))
      })
      // a broker short of memory or disk confirms nothing: fail at once
      model.on('blocked', () => confirms.giveUpAll(blocked(state)))
    }
  })

  return {
    names,
    broker: state,
    close,

    /**
     * Resolves once the broker has confirmed the message.
     * @throws NotPublished
     */
    async publish(queue: string, content: Buffer, options: Amqp.Publish = {}) {
      const open = channel()
      if (!open) throw notPublished('broker-not-connected')
      if (state.blocked) throw blocked(state)
      await confirms.wait((messageId, done) => {
        const all = { ...options, messageId, persistent: true, mandatory: true }
        open.sendToQueue(queue, content, all, done)
      })
    },

    /** Sends an event to every web process. It may get lost: the state is in the storage. */
    announce(event: Omit<ResultEvent, 'version'>) {
      channel()?.publish(names.events, '', encodeEvent(event))
    },

    /** Sends a receiver's report to every web process. */
    report(report: Omit<ReceiverReport, 'version'>) {
      channel()?.publish(names.events, '', encodeReport(report), { type: REPORT_TYPE })
    }
  }
}

/** The messages that are waiting for the broker's confirm. */
function createConfirms() {
  const waiting = new Map<string, (reason: NotPublished) => void>()

  return {
    async wait(send: (messageId: string, done: (err: unknown) => void) => void): Promise<void> {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const messageId = randomUUID()
      waiting.set(messageId, reject)
      const late = setTimeout(() => reject(overdue()), CONFIRM_TIMEOUT_MS)
      try {
        send(messageId, (err) => {
          if (err) reject(lost(err))
          else if (waiting.has(messageId)) resolve()
        })
        await promise
      } finally {
        clearTimeout(late)
        waiting.delete(messageId)
      }
    },

    /** The broker also confirms a message that it returns: that confirm does not count. */
    takeOut(messageId: string) {
      const giveUp = waiting.get(messageId)
      waiting.delete(messageId)
      return giveUp
    },

    giveUpAll(reason: NotPublished) {
      for (const giveUp of waiting.values()) giveUp(reason)
    }
  }
}

const overdue = () => notPublished('broker-unconfirmed')
const lost = (cause: unknown) => notPublished('broker-lost', cause)

function blocked({ blocked = '' }: { blocked: string | undefined }): NotPublished {
  return new NotPublished(brokerTrouble(blocked))
}

function noQueue(queue: string): NotPublished {
  return new NotPublished({ code: 'queue-missing', parameters: { queue } })
}

function notPublished(
  code: 'broker-not-connected' | 'broker-unconfirmed' | 'broker-lost',
  cause?: unknown
): NotPublished {
  return new NotPublished({ code, parameters: {} }, { cause })
}
