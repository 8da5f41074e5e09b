import type { Failure, ResultFailureCode } from '#lib/failures/failure.ts'
import { MINUTE_MS } from '#lib/units.ts'

const MINUTES = 60
const MAX_FAILURES = 50

export type Counts = { done: number; failed: number }
export type Minute = Counts & { at: string }
/** A failed result. `failure` stays unknown when the result was erased or requested again. */
export type Failed = {
  at: string
  image: string
  recipe: string
  failure?: Failure<ResultFailureCode> | undefined
}

export type Tally = ReturnType<typeof createTally>

/**
 * Counts finished results by the minute for an hour, from the events that this process receives,
 * and keeps the latest failures.
 */
export function createTally(begun = Date.now()) {
  const minutes = new Map<number, Counts>()
  let failures: Failed[] = []

  return {
    since: new Date(begun).toISOString(),

    count(status: keyof Counts, at = Date.now()) {
      const minute = Math.floor(at / MINUTE_MS)
      const counts = minutes.get(minute) ?? { done: 0, failed: 0 }
      counts[status] += 1
      minutes.set(minute, counts)
      for (const old of minutes.keys()) if (old <= minute - MINUTES) minutes.delete(old)
    },

    /** Sixty minutes, the current one last. */
    lastHour(now = Date.now()): Minute[] {
      const first = Math.floor(now / MINUTE_MS) - MINUTES + 1
      return Array.from({ length: MINUTES }, (_, i) => ({
        at: new Date((first + i) * MINUTE_MS).toISOString(),
        ...(minutes.get(first + i) ?? { done: 0, failed: 0 })
      }))
    },

    addFailure(failure: Failed) {
      failures = [failure, ...failures].slice(0, MAX_FAILURES)
    },

    /** The newest first. */
    failures: () => failures,

    /** Drops the failures of an erased image. */
    forget(image: string) {
      failures = failures.filter((failure) => failure.image !== image)
    }
  }
}

export function sum(minutes: Counts[], key: keyof Counts): number {
  return minutes.reduce((total, minute) => total + minute[key], 0)
}
