import { jobName } from '#lib/broker/job.ts'
import { eachLane, type Lane } from '#lib/broker/lanes.ts'
import type { MarkOf } from '#lib/images/pending-marks.ts'
import { MINUTE_MS } from '#lib/units.ts'
import type { QueueCounts } from '../plugins/events.ts'
import type { Deliveries } from './deliveries.ts'

/** At most so many jobs are suspected at a time; the others are when their turn comes. */
const MAX_SUSPECTS = 10_000

/** After that, its lane may have become empty since. */
const NEWLY_FOUND_MS = MINUTE_MS

export type Sight = {
  counts: QueueCounts
  /** When they were counted, in ms. Looking through many marks takes a while. */
  countedAt: number
  deliveries: Deliveries
  /** Names of the jobs that receivers have in hand. */
  inHand: Set<string>
  /** Whether every receiver has told what it has in hand since `connectedAt`. */
  allReported: boolean
  /** When the connection to the broker was made, in ms: it may have lost what was there before. */
  connectedAt: number
  /** When jobs of each lane were last published again, in ms: their marks are older than their messages. */
  republishedAt: Record<Lane, number>
  /** How much later a job must have been asked for to tell that this one had its turn. */
  marginMs: number
}

/**
 * Finds marks without a message. What a receiver takes or settles at the moment may look lost, so a
 * job is lost when it looks so twice in a row.
 */
export function createFindLost() {
  let suspects = new Set<string>()

  return async function* findLost(marks: AsyncIterable<MarkOf>, sight: Sight) {
    const before = suspects
    suspects = new Set()
    const forgotten = eachLane((lane) => isForgotten(lane, sight))
    for await (const mark of marks) {
      const name = jobName(mark)
      if (isAccountedFor(mark, sight)) continue
      if (forgotten[mark.lane] && Date.parse(mark.markedAt) < sight.connectedAt) yield mark
      else if (!looksLost(mark, sight)) continue
      else if (before.has(name)) yield mark
      else if (suspects.size < MAX_SUSPECTS) suspects.add(name)
    }
  }
}

function isAccountedFor(mark: MarkOf, { inHand, deliveries, counts }: Sight): boolean {
  const name = jobName(mark)
  if (inHand.has(name)) return true
  return deliveries.mayBeRetried(name, Date.parse(mark.markedAt), counts.retrying)
}

/** Whether the broker has lost what was in the lane: nothing waits in it, or only what came since. */
function isForgotten(lane: Lane, sight: Sight): boolean {
  const { counts, countedAt, allReported, deliveries, connectedAt, republishedAt } = sight
  const isNewlyFound = Math.abs(countedAt - connectedAt) < NEWLY_FOUND_MS
  if (!isNewlyFound || !allReported || republishedAt[lane] >= connectedAt) return false
  return counts.lanes[lane] === 0 || deliveries.hasReached(lane, connectedAt)
}

/** Nothing waits in its lane, or jobs of its lane that were published well after it had their turn. */
function looksLost({ lane, markedAt }: MarkOf, sight: Sight): boolean {
  const { counts, deliveries, republishedAt, marginMs } = sight
  const now = Date.now()
  // of a clock that was put back since: it has had its time
  const credible = (moment: number) => (moment > now + marginMs ? 0 : moment)
  const due = Math.max(credible(Date.parse(markedAt)), credible(republishedAt[lane])) + marginMs
  if (due > now) return false
  return counts.lanes[lane] === 0 || deliveries.hasReached(lane, due)
}
