import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  sigma: z.number().min(0.3).max(10).default(1),
  amount: z.number().min(0).max(10).default(1)
})

export const sharpen = {
  kind: 'texture',
  parameters,
  example: 'sharpen:sigma=1.5;amount=0.8'
} satisfies Treatment
