import { z } from 'zod'
import { color } from './parameters/values.ts'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  angle: z.number().min(-360).max(360).default(90),
  background: color.optional()
})

export const rotate = {
  kind: 'shape',
  parameters,
  example: 'rotate:angle=-3.5;background=ffffff'
} satisfies Treatment
