import { jobName } from '#lib/broker/job.ts'
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
  /** When the connection to the broker was made, in ms: it may have lost what was there before. */
  connectedAt: number
  /** When jobs were last published again, in ms: their marks are older than their messages. */
  republishedAt: number
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
    for await (const mark of marks) {
      const name = jobName(mark)
      if (isAccountedFor(mark, sight)) continue
      if (wentWithTheBroker(mark, sight)) yield mark
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

/** Its lane was empty when the broker was found again. */
function wentWithTheBroker({ lane, markedAt }: MarkOf, sight: Sight): boolean {
  const { counts, countedAt, connectedAt, republishedAt } = sight
  const isNewlyFound = countedAt - connectedAt < NEWLY_FOUND_MS && republishedAt < connectedAt
  return isNewlyFound && Date.parse(markedAt) < connectedAt && counts.lanes[lane] === 0
}

/** Nothing waits in its lane, or jobs of its lane that were published well after it had their turn. */
function looksLost({ lane, markedAt }: MarkOf, sight: Sight): boolean {
  const { counts, deliveries, republishedAt, marginMs } = sight
  const due = Math.max(Date.parse(markedAt), republishedAt) + marginMs
  if (due > Date.now()) return false
  return counts.lanes[lane] === 0 || deliveries.hasReached(lane, due)
}
