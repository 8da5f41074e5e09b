import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  amount: z.number().min(0).max(4).default(1.3)
})

export const contrast = {
  kind: 'tone',
  parameters,
  example: 'contrast:amount=1.3'
} satisfies Treatment
