import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  strength: z.number().min(0).max(1).default(0.6),
  start: z.number().min(0).max(0.95).default(0.4)
})

export const vignette = {
  kind: 'texture',
  parameters,
  example: 'vignette:strength=0.8'
} satisfies Treatment
