import type { Channel, ChannelModel } from 'amqplib'
import type { Config } from '#lib/config.ts'
import { HOUR_MS, SECOND_MS } from '#lib/units.ts'
import { brokerUrls } from './broker-urls.ts'
import { declareOrFind } from './declare-or-find.ts'
import { eachLane, LANES, type Lane } from './lanes.ts'

/** Seconds until a job is retried after trouble with storage or broker. The last value repeats. */
export const RETRY_SECONDS = [5, 30, 120, 600] as const

/** A backstop: the receivers count attempts themselves, and end after three. */
const DELIVERY_LIMIT = 20
const LOOK_TTL_MS = 10 * SECOND_MS

const QUORUM = { 'x-queue-type': 'quorum' }

/**
 * `inCluster`: the broker has several nodes. What lies on one of them is away for as long as that node is,
 * and cannot even be declared again, so there all queues have members on several.
 */
export function queueNames(prefix: string, inCluster = false) {
  const lanes = eachLane((lane) => prefix + (lane === 'images' ? 'images' : `images.${lane}`))
  return {
    inCluster,
    lanes,
    dead: `${prefix}images.dead`,
    events: `${prefix}images.events`,
    probe: `${prefix}images.probe`,
    look: `${prefix}images.look`,
    /** Of each lane, in the order of RETRY_SECONDS. */
    retry: eachLane((lane) => RETRY_SECONDS.map((seconds) => `${lanes[lane]}.retry.${seconds}s`))
  }
}

/** `fanout`: as earlier releases have declared it. Where each web hears everything, it serves as well. */
export type EventsType = 'topic' | 'fanout'

export type QueueNames = ReturnType<typeof queueNames>

/** Whoever names several nodes has a cluster. */
export const queueNamesOf = ({
  queuePrefix,
  amqpUrl = ''
}: Pick<Config, 'queuePrefix' | 'amqpUrl'>) =>
  queueNames(queuePrefix, brokerUrls(amqpUrl).length > 1)

export function allQueues({ lanes, dead, retry }: QueueNames): string[] {
  return [dead, ...LANES.flatMap((lane) => [lanes[lane], ...retry[lane]])]
}

/**
 * Declares the queues and the exchange between web and receivers. Idempotent: runs on every
 * connection. Resolves once jobs can be published: the queues for retries, which take most of the
 * time when all of them are new, are declared meanwhile.
 */
export async function declareTopology(
  channel: Channel,
  names: QueueNames,
  events: EventsType = 'topic'
): Promise<void> {
  const ready = Promise.all([
    channel.assertQueue(names.dead, { durable: true, arguments: keptBy(names) }),
    channel.assertExchange(names.events, events, { durable: true }),
    ...LANES.map((lane) => declareLane(channel, names, lane))
  ])
  const retries = Promise.all(LANES.flatMap((lane) => declareRetries(channel, names, lane)))
  // a failure closes the channel, which is opened again then
  retries.catch(() => {})
  await ready
  if (names.inCluster) await retries
}

const keptBy = ({ inCluster }: QueueNames) => (inCluster ? QUORUM : {})

function declareLane(channel: Channel, { lanes, dead }: QueueNames, lane: Lane) {
  return channel.assertQueue(lanes[lane], {
    durable: true,
    arguments: {
      ...QUORUM,
      'x-delivery-limit': DELIVERY_LIMIT,
      ...deadLetterTo(dead)
    }
  })
}

function declareRetries(channel: Channel, names: QueueNames, lane: Lane) {
  return RETRY_SECONDS.map((seconds, i) =>
    channel.assertQueue(names.retry[lane][i] ?? '', {
      durable: true,
      messageTtl: seconds * SECOND_MS,
      arguments: { ...deadLetterTo(names.lanes[lane]), ...keptBy(names) }
    })
  )
}

/** Of all web processes, the broker gives what is in this queue to one: to the next if that one is gone. */
export async function declareLookQueue(model: ChannelModel, names: QueueNames): Promise<void> {
  // a queue of a quorum cannot be deleted with its last consumer
  const goes = names.inCluster ? { expires: HOUR_MS } : { autoDelete: true }
  await declareOrFind(model, names.look, {
    durable: true,
    ...goes,
    maxLength: 1,
    messageTtl: LOOK_TTL_MS,
    arguments: { 'x-single-active-consumer': true, ...keptBy(names) }
  })
}

/** The default exchange routes to the queue named by the routing key. */
function deadLetterTo(queue: string) {
  return { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': queue }
}
