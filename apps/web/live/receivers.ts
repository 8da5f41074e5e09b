import { decodeReport, REPORT_EVERY_MS, type ReceiverReport } from '#lib/broker/report.ts'

/** Two reports may be late. */
const FRESH_MS = 3 * REPORT_EVERY_MS

export type Receivers = ReturnType<typeof createReceivers>

/** What receivers said of themselves last, as long as they still speak. */
export function createReceivers() {
  const heard = new Map<string, { report: ReceiverReport; at: number }>()

  function forgetSilent() {
    for (const [receiver, { at }] of heard) {
      if (Date.now() - at > FRESH_MS) heard.delete(receiver)
    }
  }

  return {
    /** @throws when the bytes are no report */
    hear(content: Uint8Array) {
      const report = decodeReport(content)
      forgetSilent()
      heard.set(report.receiver, { report, at: Date.now() })
    },
    list() {
      forgetSilent()
      return [...heard.values()].map(({ report: { concurrency, inHand, memory, versions } }) => ({
        concurrency,
        inHand,
        memory,
        versions
      }))
    }
  }
}
