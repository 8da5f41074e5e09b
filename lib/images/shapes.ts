import { z } from 'zod'
import { LANES } from '#lib/broker/lanes.ts'
import { imageId } from './ids.ts'

/**
 * What objects in the storage must have to be read as what they are. More is left as it is: another
 * release may have written it.
 */
const object = z.looseObject

const moment = z.string().refine((text) => !Number.isNaN(Date.parse(text)))
const count = z.number().min(0)
const text = z.string()

export const imageShape = object({
  id: imageId,
  createdAt: moment,
  expiresAt: moment,
  original: object({ name: text, format: text, width: count, height: count, bytes: count }),
  recipes: z.array(text).optional(),
  client: text.optional()
})

export const batchShape = object({
  id: imageId,
  createdAt: moment,
  expiresAt: moment,
  images: z.array(imageId)
})

export const settledShape = object({
  recipe: text,
  askedAt: text.default(''),
  markedAt: text.default(''),
  status: z.enum(['done', 'failed']),
  ...{ format: text.optional(), width: count.optional(), height: count.optional() },
  ...{ bytes: count.optional(), milliseconds: count.optional() },
  removed: z.array(text).optional(),
  notes: z.array(object({ code: text, parameters: object({}) })).optional(),
  code: text.optional(),
  parameters: object({}).optional(),
  error: text.nullish()
})

/** What every release has looked for. */
export const metadataShape = object({
  ...{ frames: count, depth: count, colorSpace: text, orientation: count },
  ...{ dominantColor: text.nullable(), thumbHash: text }
})

export const expiringShape = z.array(
  object({ kind: z.enum(['image', 'batch']), id: imageId, expiresAt: moment })
)

export const markShape = z.object({
  recipe: text.min(1),
  askedAt: text.min(1),
  markedAt: text.min(1),
  lane: z.enum(LANES).default('images')
})
