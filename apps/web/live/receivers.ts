import { decodeReport, REPORT_EVERY_MS, type ReceiverReport } from '#lib/broker/report.ts'

/** Tolerates two missing reports. */
const FRESH_MS = 3 * REPORT_EVERY_MS

export type Receivers = ReturnType<typeof createReceivers>

/** The latest report of each receiver that still sends them. */
export function createReceivers() {
  /** `heard`: by a clock that nobody moves; `at`: by the one that connections are dated by. */
  const latest = new Map<string, { report: ReceiverReport; heard: number; at: number }>()
  let heardAt = 0

  function forgetSilent() {
    for (const [receiver, { heard }] of latest) {
      if (performance.now() - heard > FRESH_MS) latest.delete(receiver)
    }
  }

  return {
    /** @throws when the bytes are not a report */
    add(content: Uint8Array) {
      const report = decodeReport(content)
      forgetSilent()
      heardAt = Date.now()
      latest.set(report.receiver, { report, heard: performance.now(), at: heardAt })
    },
    /** When the last report of any came, in ms. */
    heardAt: () => heardAt,
    /** Names of the jobs that they hold. */
    jobsInHand() {
      forgetSilent()
      return new Set([...latest.values()].flatMap(({ report: { jobs = [] } }) => jobs))
    },
    /** How many have reported since that moment, in ms, and not become silent. */
    reportedSince(moment: number): number {
      forgetSilent()
      return [...latest.values()].filter(({ at }) => at > moment).length
    },
    list() {
      forgetSilent()
      return [...latest.values()].map(({ report: { concurrency, inHand, memory, versions } }) => ({
        concurrency,
        inHand,
        memory,
        versions
      }))
    }
  }
}
