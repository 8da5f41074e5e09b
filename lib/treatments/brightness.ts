import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  amount: z.number().min(0).max(4).default(1.2)
})

export const brightness = {
  kind: 'tone',
  parameters,
  example: 'brightness:amount=1.2'
} satisfies Treatment
