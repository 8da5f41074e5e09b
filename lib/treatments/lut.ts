import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const lutNames = [
  'golden',
  'teal-orange',
  'bleach-bypass',
  'slide-film',
  'pastel',
  'night'
] as const
export type LutName = (typeof lutNames)[number]

const parameters = z.strictObject({
  preset: z.enum(lutNames).default('golden'),
  strength: z.number().min(0).max(1).default(1)
})

export const lut = {
  kind: 'tone',
  parameters,
  example: 'lut:preset=teal-orange'
} satisfies Treatment
