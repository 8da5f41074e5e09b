import { createJob } from '#lib/broker/job.ts'
import { eachLane, LANES } from '#lib/broker/lanes.ts'
import type { Images } from '#lib/images/images.ts'
import type { MarkOf } from '#lib/images/pending-marks.ts'
import { isSettled } from '#lib/images/result-state.ts'
import type { Log } from '#lib/logger.ts'
import { MINUTE_MS } from '#lib/units.ts'
import type { Receivers } from '../live/receivers.ts'
import type { QueueCounts } from '../plugins/events.ts'
import type { JobPublisher } from '../plugins/publisher.ts'
import type { Deliveries } from './deliveries.ts'
import { createFindLost } from './find-lost.ts'

/** Ten times what a mark takes to read: looking takes a tenth of the time, unless there are very many. */
const PAUSE_PER_MARK_MS = 1
/** Lost jobs are not to wait for longer. */
const LONGEST_PAUSE_MS = MINUTE_MS
const PUBLISHED_AT_ONCE = 32

type Needs = {
  images: Pick<Images, 'marks' | 'readState' | 'unmarkSettled'>
  publisher: Pick<JobPublisher, 'publish'>
  countQueues: () => Promise<QueueCounts | undefined>
  receivers: Pick<Receivers, 'jobsInHand' | 'reportedSince'>
  deliveries: Deliveries
  log: Log
  marginMs: number
}

/** Looks through the ledger for jobs that the broker has lost, and publishes them again. */
export function createLook(needs: Needs) {
  const findLost = createFindLost()
  const republishedAt = eachLane(() => 0)
  let nextLook = 0
  let pause = 0

  /** Counts marks, not the time: what else keeps the process busy makes a look last long. */
  async function* pausing(marks: AsyncIterable<MarkOf>) {
    for await (const mark of marks) {
      pause += PAUSE_PER_MARK_MS
      yield mark
    }
  }

  /** @returns how many were lost */
  async function look(connectedAt: number): Promise<number> {
    const countedAt = Date.now()
    const counts = await needs.countQueues()
    if (!counts) return 0
    const { images, deliveries, marginMs, receivers } = needs
    const inHand = receivers.jobsInHand()
    const allReported = receivers.reportedSince(connectedAt) >= counts.receivers
    const found = { counts, countedAt, inHand, allReported }
    const sight = { ...found, deliveries, connectedAt, republishedAt, marginMs }
    const lost = findLost(pausing(images.marks()), sight)
    const lanes = await republish(needs, lost)
    const jobs = LANES.reduce((sum, lane) => sum + lanes[lane], 0)
    if (jobs === 0) return 0
    for (const lane of LANES) if (lanes[lane] > 0) republishedAt[lane] = Date.now()
    needs.log.warn({ jobs }, 'jobs were lost with their messages, published again')
    return jobs
  }

  /** `connectedAt`: when the broker was found, in ms. Too soon after a long look, does nothing. */
  return async function lookIfDue(connectedAt: number): Promise<void> {
    if (performance.now() < nextLook) return
    pause = 0
    const jobs = await look(connectedAt).catch((err) =>
      needs.log.warn({ err }, 'lost jobs not looked for')
    )
    // where some were lost, there may be more
    nextLook = jobs ? 0 : performance.now() + Math.min(pause, LONGEST_PAUSE_MS)
  }
}

/** @returns how many of each lane */
async function republish(needs: Needs, lost: AsyncIterable<MarkOf>) {
  const jobs = eachLane(() => 0)
  let batch: MarkOf[] = []

  async function publishBatch() {
    const published = await Promise.all(batch.map((mark) => republishOne(needs, mark)))
    batch.forEach(({ lane }, i) => {
      if (published[i]) jobs[lane]++
    })
    batch = []
  }

  for await (const mark of lost) {
    batch.push(mark)
    if (batch.length === PUBLISHED_AT_ONCE) await publishBatch()
  }
  await publishBatch()
  return jobs
}

/** @returns false if only its mark was left */
async function republishOne({ images, publisher }: Needs, mark: MarkOf): Promise<boolean> {
  const { image, recipe, lane } = mark
  const state = await images.readState(image, recipe)
  if (!state || isSettled(state)) {
    await images.unmarkSettled(image, mark)
    return false
  }
  await publisher.publish(createJob(image, recipe), { lane, publishedAt: new Date().toISOString() })
  return true
}
