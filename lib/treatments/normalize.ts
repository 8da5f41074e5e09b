import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  black: z.number().min(0).max(40).default(1),
  white: z.number().min(0).max(40).default(1)
})

export const normalize = {
  kind: 'tone',
  parameters,
  example: 'normalize:black=0.5;white=0.5'
} satisfies Treatment
