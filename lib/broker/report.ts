import { z } from 'zod'

/** Marks reports among the messages of the events exchange, as their AMQP `type`. */
export const REPORT_TYPE = 'receiver'
export const REPORT_EVERY_MS = 5000

const whole = z.number().int().nonnegative()

const receiverReport = z.object({
  version: z.literal(1),
  /** Of one run of the process; tells receivers apart, and no more. */
  receiver: z.uuid(),
  concurrency: whole,
  inHand: whole,
  /** Bytes: what the process holds, what pixels may take at most, and what of that is left. */
  memory: z.object({ rss: whole, room: whole, free: whole }),
  /** Receivers of a release before do not tell them. */
  versions: z
    .object({ revelado: z.string(), node: z.string(), sharp: z.string(), libvips: z.string() })
    .optional()
})

/** How a receiver does, told every few seconds for `/status`. */
export type ReceiverReport = z.infer<typeof receiverReport>

export function encodeReport(report: Omit<ReceiverReport, 'version'>): Buffer {
  return Buffer.from(JSON.stringify({ version: 1, ...report }))
}

/** @throws when the bytes are no report */
export function decodeReport(content: Uint8Array): ReceiverReport {
  return receiverReport.parse(JSON.parse(Buffer.from(content).toString()))
}
