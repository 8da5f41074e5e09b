import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  amount: z.number().min(0).max(1).default(1)
})

export const sepia = {
  kind: 'tone',
  parameters,
  example: 'sepia:amount=0.8'
} satisfies Treatment
