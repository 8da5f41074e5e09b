import { z } from 'zod'
import { imageId } from '#lib/images/ids.ts'
import type { Settled } from '#lib/images/result-state.ts'
import { LANES } from './lanes.ts'

export const STATUSES = ['queued', 'processing', 'done', 'failed'] as const

const settled = z.custom<Settled>((one) => settledFacts.safeParse(one).success)
const settledFacts = z.looseObject({
  recipe: z.string(),
  askedAt: z.string(),
  markedAt: z.string(),
  status: z.enum(['done', 'failed'])
})

const resultEvent = z.object({
  version: z.literal(1),
  image: imageId,
  recipe: z.string(),
  status: z.enum([...STATUSES, 'deleted']),
  /** Of the job; missing from `deleted`, and from senders of earlier releases. */
  lane: z.enum(LANES).optional(),
  publishedAt: z.string().optional(),
  /** How it was settled, as stored; missing from senders of earlier releases. */
  settled: settled.optional().catch(undefined),
  /** It waits for that long before it is in its lane again. */
  retryInSeconds: z.number().optional()
})

/** A result has changed. Its new state is in the storage. */
export type ResultEvent = z.infer<typeof resultEvent>

/** A web that binds some of these hears of some of the images. */
export const routingKey = ({ image }: Pick<ResultEvent, 'image'>) => image.slice(0, 2)

export function encodeEvent(event: Omit<ResultEvent, 'version'>): Buffer {
  return Buffer.from(JSON.stringify({ version: 1, ...event }))
}

/** @throws when the bytes are not an event */
export function decodeEvent(content: Uint8Array): ResultEvent {
  return resultEvent.parse(JSON.parse(Buffer.from(content).toString()))
}
