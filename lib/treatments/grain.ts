import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  amount: z.number().min(0).max(100).default(12)
})

export const grain = {
  kind: 'texture',
  parameters,
  example: 'grayscale,grain:amount=20'
} satisfies Treatment
