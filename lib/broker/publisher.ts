import type { Options as Amqp, ConfirmChannel } from 'amqplib'
import type { BrokerTroubleCode, Failure } from '#lib/failures/failure.ts'
import type { Log } from '#lib/logger.ts'
import { openConfirmChannel } from './confirm-channel.ts'
import { inTime } from './confirms.ts'
import type { ConnectionOptions } from './connection.ts'
import { encodeEvent, type ResultEvent, routingKey } from './events.ts'
import { declareProbeQueue, tryQueue } from './probe.ts'
import { createProof } from './proof.ts'
import { encodeReport, REPORT_TYPE, type ReceiverReport } from './report.ts'
import { type QueueNames, queueNamesOf } from './topology.ts'
import { brokerTrouble } from './trouble.ts'
import { createUnusableWatch } from './unusable.ts'
import { encodeReply, VIEW_TYPE, type ViewReply } from './view.ts'

export { NotPublished } from './not-published.ts'

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
  const names = queueNamesOf(config)
  const proof = createProof(probe, createUnusableWatch({ config, log, purpose }))
  const onConnect = proof.forget
  const broker = openConfirmChannel({ config, log, purpose, names, onConnect })
  const { state, channel, close, send } = broker

  async function probe(queues: string[]) {
    const others = queues.filter((queue) => queue !== names.probe)
    const tried = others.map((queue) => [queue, tryQueue(broker.connection(), queue)] as const)
    const all = [...tried, [names.probe, sendProbe()] as const]
    await Promise.allSettled(all.map(([queue, attempt]) => proof.of(queue, inTime(attempt))))
  }

  async function sendProbe() {
    const connection = broker.connection()
    broker.openChannel()
    if (connection) await declareProbeQueue(connection, names.probe)
    await send(names.probe, Buffer.from('probe'))
  }

  return {
    names,
    broker: state,
    close,

    /**
     * Resolves once the broker has confirmed the message.
     * @throws NotPublished
     */
    publish: (queue: string, content: Buffer, options?: Amqp.Publish) =>
      proof.of(queue, send(queue, content, options)),

    /** Why the broker does not take jobs; undefined when it has shown that it does. */
    async trouble(): Promise<Failure<BrokerTroubleCode> | undefined> {
      if (state.refused) return { code: 'broker-refuses', parameters: {} }
      if (!state.connected || state.blocked) return brokerTrouble(state.blocked)
      return await proof.trouble()
    },

    ...tellings(names, channel)
  }
}

type Asked = { replyTo: string | undefined; correlationId: string | undefined }

/** Messages that may get lost: the state is in the storage. */
function tellings(names: QueueNames, channel: () => ConfirmChannel | undefined) {
  return {
    /** Sends an event to every web process. */
    announce(event: Omit<ResultEvent, 'version'>) {
      channel()?.publish(names.events, routingKey(event), encodeEvent(event))
    },

    /** Has one web process look for lost jobs. */
    askForLook() {
      channel()?.sendToQueue(names.look, Buffer.alloc(0))
    },

    /** Answers whoever asked for a view, if that one still waits. */
    reply({ replyTo, correlationId }: Asked, reply: ViewReply) {
      if (!replyTo || !correlationId) return
      channel()?.sendToQueue(replyTo, encodeReply(reply), { type: VIEW_TYPE, correlationId })
    },

    /** Sends a receiver's report to every web process. */
    report(report: Omit<ReceiverReport, 'version'>) {
      channel()?.publish(names.events, REPORT_TYPE, encodeReport(report), { type: REPORT_TYPE })
    }
  }
}
