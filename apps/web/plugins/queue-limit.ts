import fp from 'fastify-plugin'
import type { ResultEvent } from '#lib/broker/events.ts'
import { Problem } from '../http/problem.ts'
import { createPace, type Pace } from '../live/pace.ts'
import type { FairShare } from '../results/fair-share.ts'
import type { QueueCounts } from './events.ts'

const COUNT_EVERY_MS = 1000
/** While it is not known how fast prints are made. */
const USUAL_WAIT_SECONDS = 10
const LONGEST_WAIT_SECONDS = 600
/** Of MAX_QUEUED, which clients that have little waiting may exceed it by: one alone shuts out nobody. */
const SHARE_OF_OTHERS = 0.01

declare module 'fastify' {
  interface FastifyInstance {
    queueLimit: QueueLimit
  }
}

type Wanted = { jobs: number; client: string }

export type QueueLimit = {
  /** @throws Problem queue-full when there is no room for one more job of this client */
  assertRoom(client: string): Promise<void>
  /**
   * Reserves room while `enqueue` publishes that many jobs: all of them or none.
   * @throws Problem queue-full when there is no room for all
   */
  withRoomFor<T>(wanted: Wanted, enqueue: () => Promise<T>): Promise<T>
}

/** RabbitMQ's own length limit is soft and drops jobs, so web refuses them before. */
export default fp<{ maxQueued: number }>(
  async (app, { maxQueued }) => {
    const pace = createPace()
    app.brokerWatch.on('event', ({ status }: ResultEvent) => {
      if (status === 'done' || status === 'failed') pace.count()
    })
    const jobCount = createJobCount(app.countQueues)
    const { isModest } = app.lanes
    app.decorate('queueLimit', createQueueLimit({ jobCount, maxQueued, pace, isModest }))
  },
  { name: 'queue-limit', dependencies: ['events', 'lanes'] }
)

type Counted = {
  jobCount: JobCount
  maxQueued: number
  pace: Pick<Pace, 'secondsFor'>
  isModest: FairShare['isModest']
}

function createQueueLimit({ jobCount, maxQueued, pace, isModest }: Counted): QueueLimit {
  const forOthers = Math.floor(maxQueued * SHARE_OF_OTHERS)
  const roomOf = (wanted: Wanted) => maxQueued + (isModest(wanted) ? forOthers : 0)
  const isFull = (wanted: Wanted) => jobCount.taken() + wanted.jobs > roomOf(wanted)

  async function countIfDue(wanted: Wanted) {
    if (isFull(wanted) || jobCount.isOld()) await jobCount.refresh()
  }

  function assertRoomFor(wanted: Wanted) {
    if (!isFull(wanted)) return
    const { jobs } = wanted
    const limit = { variable: 'MAX_QUEUED', allowed: maxQueued, measured: jobCount.taken() }
    const seconds = pace.secondsFor(jobCount.taken() + jobs - maxQueued) ?? USUAL_WAIT_SECONDS
    const headers = { 'retry-after': String(Math.min(seconds, LONGEST_WAIT_SECONDS)) }
    throw new Problem('queue-full', { parameters: { limit }, headers })
  }

  return {
    async assertRoom(client) {
      const one = { jobs: 1, client }
      await countIfDue(one)
      assertRoomFor(one)
    },

    async withRoomFor(wanted, enqueue) {
      await countIfDue(wanted)
      // no await between these two, so that no other request takes the room
      assertRoomFor(wanted)
      const published = jobCount.reserve(wanted.jobs)
      try {
        return await enqueue()
      } finally {
        published()
      }
    }
  }
}

type JobCount = ReturnType<typeof createJobCount>

/** The queue's length: what the broker counted last, and what this process has added since. */
function createJobCount(countQueues: () => Promise<QueueCounts | undefined>) {
  let counted = 0
  let countedAt = Number.NEGATIVE_INFINITY
  let counting: Promise<void> | undefined
  /** Not published yet, so not in any count. */
  let reserved = 0
  /** Published since the last count began, which may or may not include them. */
  let published = 0

  async function count() {
    const before = published
    countedAt = performance.now()
    const counts = await countQueues()
    if (!counts) return
    counted = counts.queued + counts.retrying
    published -= before
  }

  return {
    taken: () => counted + reserved + published,
    isOld: () => performance.now() - countedAt > COUNT_EVERY_MS,

    async refresh() {
      counting ??= count().finally(() => (counting = undefined))
      await counting
    },

    /** Returns a function to call once they are published. */
    reserve(jobs: number): () => void {
      reserved += jobs
      return () => {
        reserved -= jobs
        published += jobs
      }
    }
  }
}
