import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const weights = [
  'luminance',
  'rec601',
  'rec709',
  'red-filter',
  'orange-filter',
  'yellow-filter',
  'green-filter',
  'blue-filter'
] as const

const parameters = z.strictObject({
  weights: z.enum(weights).default('luminance')
})

export const grayscale = {
  kind: 'tone',
  parameters,
  example: 'grayscale:weights=rec601'
} satisfies Treatment
