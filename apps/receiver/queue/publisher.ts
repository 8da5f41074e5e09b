import type { ConfirmChannel } from 'amqplib'
import { closeChannel, connectBroker, tieToConnection } from '#lib/broker/connection.ts'
import { encodeEvent, type ResultEvent } from '#lib/broker/events.ts'
import { encodeReport, REPORT_TYPE, type ReceiverReport } from '#lib/broker/report.ts'
import { declareTopology, queueNames } from '#lib/broker/topology.ts'
import type { Config } from '#lib/config.ts'
import type { Log } from '#lib/logger.ts'

const CONFIRM_TIMEOUT_MS = 10_000

const RETRY_HEADER = 'x-revelado-retry'

export type Publisher = ReturnType<typeof openPublisher>

/** What the receiver sends: events, jobs to be tried later, dead letters. */
export function openPublisher(config: Config, log: Log) {
  const names = queueNames(config.queuePrefix)
  let open: ConfirmChannel | undefined

  const broker = connectBroker({
    config,
    log,
    purpose: 'receiver publisher',
    async setup(model) {
      const channel = tieToConnection(await model.createConfirmChannel(), model)
      channel.on('close', () => {
        if (open === channel) open = undefined
      })
      await declareTopology(channel, names)
      open = channel
    }
  })

  async function send(queue: string, content: Buffer, headers: Record<string, unknown>) {
    if (!open) throw new Error('the broker is not connected')
    await confirmed(open, queue, content, headers)
  }

  return {
    /** Nothing depends on an event's arrival: the state lies in the storage. */
    announce(event: Omit<ResultEvent, 'version'>) {
      open?.publish(names.events, '', encodeEvent(event))
    },

    report(report: Omit<ReceiverReport, 'version'>) {
      open?.publish(names.events, '', encodeReport(report), { type: REPORT_TYPE })
    },

    /** Lays the message aside for 5, 30, 120, then each 600 s. */
    async scheduleRetry(content: Buffer, headers: Record<string, unknown>): Promise<void> {
      const retries = Number(headers[RETRY_HEADER] ?? 0)
      const queue = names.retry[Math.min(retries, names.retry.length - 1)]
      if (queue) await send(queue, content, { [RETRY_HEADER]: retries + 1 })
    },

    deadLetter: (content: Buffer, reason: string) => send(names.dead, content, { reason }),

    async close() {
      await closeChannel(open)
      await broker.close()
    }
  }
}

function confirmed(
  channel: ConfirmChannel,
  queue: string,
  content: Buffer,
  headers: Record<string, unknown>
) {
  return new Promise<void>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error('the broker did not confirm in time')),
      CONFIRM_TIMEOUT_MS
    )
    channel.sendToQueue(queue, content, { persistent: true, headers }, (err) => {
      clearTimeout(late)
      if (err) reject(new Error('the broker was lost before it confirmed', { cause: err }))
      else resolve()
    })
  })
}
