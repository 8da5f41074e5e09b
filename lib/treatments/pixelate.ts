import { z } from 'zod'
import { region } from './parameters/places.ts'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  size: z.int().min(2).max(500).default(16),
  region: region.optional()
})

export const pixelate = {
  kind: 'texture',
  parameters,
  example: 'pixelate:size=24;region=40p.10p.20p.20p'
} satisfies Treatment
