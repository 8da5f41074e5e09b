import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  level: z.int().min(0).max(255).default(128)
})

export const solarize = {
  kind: 'tone',
  parameters,
  example: 'solarize:level=100'
} satisfies Treatment
