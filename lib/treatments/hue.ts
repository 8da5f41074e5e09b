import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  angle: z.number().min(-180).max(180).default(90)
})

export const hue = {
  kind: 'tone',
  parameters,
  example: 'hue:angle=-30'
} satisfies Treatment
