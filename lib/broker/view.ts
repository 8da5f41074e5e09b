import { z } from 'zod'
import type { Failure, ResultFailureCode } from '#lib/failures/failure.ts'
import { imageId } from '#lib/images/ids.ts'
import { SECOND_MS } from '#lib/units.ts'

/** The AMQP `type` that tells views from jobs in the same queue, and their replies from events. */
export const VIEW_TYPE = 'view'

/** Nobody waits longer: what is in the queue by then is dropped. */
export const VIEW_TIMEOUT_MS = 10 * SECOND_MS

const side = z.int().min(1)

const view = z.strictObject({
  version: z.literal(1),
  image: imageId,
  /** The key in the storage under which it is to be found. */
  key: z.string().min(1),
  /** A preview of what the recipe makes of the original, or a thumbnail of what is there. */
  kind: z.enum(['preview', 'thumbnail']),
  /** Of a thumbnail: of which print; none: of the original. Of a preview: none leaves it untreated. */
  recipe: z.string().max(512).optional(),
  /** The longest side, in pixels. */
  side
})

/** A small picture for a screen, which the receiver is asked for. It is no result. */
export type View = z.infer<typeof view>

export function encodeView(one: Omit<View, 'version'>): Buffer {
  return Buffer.from(JSON.stringify({ version: 1, ...one }))
}

/** @throws when the bytes are not a view */
export function decodeView(content: Uint8Array): View {
  return view.parse(JSON.parse(Buffer.from(content).toString()))
}

/** `print`: the size that the print would have. `approximate`: treatments that look otherwise in it. */
export type Shown = { print: { width: number; height: number }; approximate: string[] }

/** `trouble`: it may work the next time. */
export type ViewReply =
  | { shown: Shown }
  | { failure: Failure<ResultFailureCode> }
  | { trouble: string }

export const encodeReply = (reply: ViewReply): Buffer => Buffer.from(JSON.stringify(reply))

/** @throws SyntaxError */
export const decodeReply = (content: Uint8Array): ViewReply =>
  JSON.parse(Buffer.from(content).toString())
