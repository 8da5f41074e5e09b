import type { BrokerState } from '#lib/broker/connection.ts'
import type { Failure, StorageTroubleCode } from '#lib/failures/failure.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { storageTrouble } from '#lib/storage/trouble.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import type { KeyRing } from '../access/key-ring.ts'
import type { Receivers } from '../live/receivers.ts'
import type { QueueCounts } from '../plugins/events.ts'
import { failureJson } from '../results/failure-json.ts'
import { imageUrl } from '../results/image-json.ts'
import { type Failed, sum, type Tally } from './tally.ts'

type Needs = {
  countQueues: () => Promise<QueueCounts | undefined>
  keyRing: Pick<KeyRing, 'isEmpty'>
  images: { storage: Checked }
  publisher: { broker: Readonly<BrokerState> }
  receivers: Pick<Receivers, 'list'>
}
type OperatorNeeds = {
  receivers: Pick<Receivers, 'list'>
  tally: Tally
  /** The version of Fastify. */
  version: string
  brokerName: () => string | undefined
}
type Checked = Pick<Storage, 'check'>

export type PublicStatus = Awaited<ReturnType<typeof readStatus>>
export type OperatorStatus = ReturnType<typeof operatorStatus>

/** The public part of /status. */
export async function readStatus({ countQueues, images, keyRing, publisher, receivers }: Needs) {
  const [counts, fault] = await Promise.all([countQueues(), storageFault(images.storage)])
  const { connected, blocked } = publisher.broker
  return {
    status: 'OK',
    version: packageJson.version,
    node: process.version,
    access: keyRing.isEmpty ? ('open' as const) : ('keys' as const),
    uptime: Math.round(process.uptime()),
    broker: { connected, blocked: blocked ?? null },
    queue: counts ? queueJson(counts) : null,
    receivers: counts?.receivers ?? null,
    receiving: receivers
      .list()
      .map(({ concurrency, inHand, memory }) => ({ concurrency, inHand, memory })),
    storage: { writable: !fault, ...failureJson(fault) },
    memory: { rss: process.memoryUsage.rss() }
  }
}

function queueJson({ queued, lanes, retrying, dead }: QueueCounts) {
  return { queued, lanes, retrying, dead }
}

/** The part of /status that only operators see. */
export function operatorStatus(needs: OperatorNeeds, { queue }: PublicStatus) {
  const { rss, heapUsed } = process.memoryUsage()
  const minutes = needs.tally.lastHour()
  return {
    since: needs.tally.since,
    queue,
    receivers: needs.receivers.list(),
    throughput: { done: sum(minutes, 'done'), failed: sum(minutes, 'failed'), minutes },
    failures: needs.tally.failures().map(failedJson),
    memory: { rss, heapUsed },
    versions: {
      revelado: packageJson.version,
      node: process.version,
      fastify: needs.version,
      broker: needs.brokerName() ?? null
    }
  }
}

function failedJson({ failure, ...failed }: Failed) {
  const { error, ...codes } = failureJson(failure)
  return { ...failed, url: imageUrl(failed.image), reason: error, ...codes }
}

/** Why the storage is not writable; undefined when it is. */
export async function storageFault(storage: Checked) {
  return await storage.check().then(
    () => undefined,
    (err: NodeJS.ErrnoException) => storageTrouble(err) ?? diskFault(err)
  )
}

function diskFault({ code: errno = '' }: NodeJS.ErrnoException): Failure<StorageTroubleCode> {
  return { code: 'disk-fault', parameters: { errno } }
}
