import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  size: z.number().min(2).max(100).default(8),
  angle: z.number().min(0).max(90).default(45)
})

export const halftone = {
  kind: 'texture',
  parameters,
  example: 'halftone:size=10;angle=30'
} satisfies Treatment
