import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  levels: z.int().min(2).max(64).default(4)
})

export const posterize = {
  kind: 'tone',
  parameters,
  example: 'posterize:levels=5'
} satisfies Treatment
