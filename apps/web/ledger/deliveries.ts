import type { ResultEvent } from '#lib/broker/events.ts'
import { jobName } from '#lib/broker/job.ts'
import { eachLane, type Lane } from '#lib/broker/lanes.ts'
import { RETRY_SECONDS } from '#lib/broker/topology.ts'
import { MINUTE_MS, SECOND_MS } from '#lib/units.ts'

/** A retry that is over by so much was lost as well. */
const RETRY_LATE_MS = MINUTE_MS
/** After that, every retry that was waiting when this process began to listen has been heard of. */
const ALL_HEARD_MS = (RETRY_SECONDS.at(-1) ?? 0) * SECOND_MS + RETRY_LATE_MS

/** Clocks of hosts may differ by so much. */
const SKEW_MS = 10 * SECOND_MS

const isCredible = (moment: number) => moment <= Date.now() + SKEW_MS

export type Deliveries = ReturnType<typeof createDeliveries>

/** What this process has heard of the messages that receivers got, since it listens. */
export function createDeliveries() {
  let since = Date.now()
  /** Of each lane, when the last message was published that has been delivered, in ms. */
  const reached = eachLane(() => 0)
  const retries = new Map<string, number>()

  function hearDelivered({ lane, publishedAt }: ResultEvent) {
    if (!lane) return
    const moment = Date.parse(publishedAt ?? '')
    if (moment > reachedIn(lane) && isCredible(moment)) reached[lane] = moment
  }

  /** A clock that was put back leaves moments that have not come. */
  const reachedIn = (lane: Lane) => (isCredible(reached[lane]) ? reached[lane] : 0)

  return {
    /** Events that were sent before are not heard any more. */
    restart() {
      since = Date.now()
      retries.clear()
    },

    hear(event: ResultEvent) {
      const { status, retryInSeconds } = event
      if (status === 'queued' && retryInSeconds === undefined) return
      retries.delete(jobName(event))
      if (retryInSeconds !== undefined) {
        retries.set(jobName(event), Date.now() + retryInSeconds * SECOND_MS + RETRY_LATE_MS)
      } else if (status !== 'deleted') hearDelivered(event)
    },

    /** Whether messages of the lane that were published at this moment have had their turn. */
    hasReached: (lane: Lane, moment: number): boolean => reachedIn(lane) > moment,

    /** `retrying`: how many messages wait for a retry. */
    mayBeRetried(name: string, markedAt: number, retrying: number): boolean {
      if (retrying === 0) return false
      if ((retries.get(name) ?? 0) > Date.now()) return true
      const isKnown = markedAt > since || retries.size >= retrying
      return !isKnown && Date.now() - since < ALL_HEARD_MS
    }
  }
}
