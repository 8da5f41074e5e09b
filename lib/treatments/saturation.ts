import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  amount: z.number().min(0).max(4).default(1.5)
})

export const saturation = {
  kind: 'tone',
  parameters,
  example: 'saturation:amount=1.4'
} satisfies Treatment
