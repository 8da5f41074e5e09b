import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  shift: z.number().min(-100).max(250).default(60)
})

export const temperature = {
  kind: 'tone',
  parameters,
  example: 'temperature:shift=40'
} satisfies Treatment
