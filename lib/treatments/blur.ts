import { z } from 'zod'
import { region } from './parameters/places.ts'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  sigma: z.number().min(0.3).max(200).default(3),
  region: region.optional()
})

export const blur = {
  kind: 'texture',
  parameters,
  example: 'blur:sigma=8;region=25p.25p.50p.50p'
} satisfies Treatment
