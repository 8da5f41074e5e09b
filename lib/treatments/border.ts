import { z } from 'zod'
import { color } from './parameters/values.ts'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  width: z.int().min(1).max(2000).default(10),
  color: color.default('000000')
})

export const border = {
  kind: 'shape',
  parameters,
  example: 'border:width=24;color=ffffff'
} satisfies Treatment
