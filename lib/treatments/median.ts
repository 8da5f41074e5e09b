import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  size: z.int().min(2).max(15).default(3)
})

export const median = {
  kind: 'texture',
  parameters,
  example: 'median:size=5'
} satisfies Treatment
