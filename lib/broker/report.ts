import { z } from 'zod'

/** The AMQP `type` that tells reports from events on the same exchange. */
export const REPORT_TYPE = 'receiver'
export const REPORT_EVERY_MS = 5000

const whole = z.number().int().nonnegative()

const receiverReport = z.object({
  version: z.literal(1),
  /** Identifies one run of the process. */
  receiver: z.uuid(),
  concurrency: whole,
  inHand: whole,
  /** In bytes: the process's resident memory, the budget for pixels, and what is left of it. */
  memory: z.object({
    rss: whole,
    room: whole,
    free: whole,
    /** Anonymous memory of the processes that develop. Missing from receivers of earlier releases. */
    workers: z.object({ count: whole, resident: whole }).optional(),
    /** Anonymous memory of all processes in the container, by its own count, where that can be read. */
    container: whole.optional()
  }),
  /** Names of the jobs whose messages it holds. Missing from receivers of earlier releases. */
  jobs: z.array(z.string()).optional(),
  /** Missing until the first worker has started, and from receivers of earlier releases. */
  versions: z
    .object({ revelado: z.string(), node: z.string(), sharp: z.string(), libvips: z.string() })
    .optional()
})

/** A receiver's load, sent every few seconds for `/status`. */
export type ReceiverReport = z.infer<typeof receiverReport>

export function encodeReport(report: Omit<ReceiverReport, 'version'>): Buffer {
  return Buffer.from(JSON.stringify({ version: 1, ...report }))
}

/** @throws when the bytes are not a report */
export function decodeReport(content: Uint8Array): ReceiverReport {
  return receiverReport.parse(JSON.parse(Buffer.from(content).toString()))
}
