import type { FastifyInstance } from 'fastify'
import packageJson from '../../../package.json' with { type: 'json' }
import { imageUrl } from '../results/image-json.ts'
import { sum } from './tally.ts'

export type Status = Awaited<ReturnType<typeof readStatus>>
export type OperatorStatus = ReturnType<typeof operatorStatus>

/** What anybody may know. */
export async function readStatus(app: FastifyInstance) {
  const [counts, fault] = await Promise.all([app.countQueues(), storageFault(app)])
  const { connected, blocked } = app.publisher.broker
  return {
    status: 'OK',
    version: packageJson.version,
    node: process.version,
    uptime: Math.round(process.uptime()),
    broker: { connected, blocked: blocked ?? null },
    queue: counts ? { queued: counts.queued, retrying: counts.retrying, dead: counts.dead } : null,
    receivers: counts?.receivers ?? null,
    receiving: app.receivers
      .list()
      .map(({ concurrency, inHand, memory }) => ({ concurrency, inHand, memory })),
    storage: { writable: !fault, error: fault ?? null },
    memory: { rss: process.memoryUsage.rss() }
  }
}

/** What those who run it see besides. */
export function operatorStatus(app: FastifyInstance, { queue }: Status) {
  const { rss, heapUsed } = process.memoryUsage()
  const minutes = app.tally.lastHour()
  return {
    since: app.tally.since,
    queue,
    receivers: app.receivers.list(),
    throughput: { done: sum(minutes, 'done'), failed: sum(minutes, 'failed'), minutes },
    failures: app.tally.failures().map((failure) => ({ ...failure, url: imageUrl(failure.image) })),
    memory: { rss, heapUsed },
    versions: {
      revelado: packageJson.version,
      node: process.version,
      fastify: app.version,
      broker: app.brokerName() ?? null
    }
  }
}

/** Why the storage cannot be written; undefined: it can. */
export async function storageFault(app: FastifyInstance): Promise<string | undefined> {
  return await app.images.storage.check().then(
    () => undefined,
    (err: Error) => err.message
  )
}
