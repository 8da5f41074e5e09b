import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  exponent: z.number().min(0.1).max(10).default(1.6)
})

export const gamma = {
  kind: 'tone',
  parameters,
  example: 'gamma:exponent=1.6'
} satisfies Treatment
