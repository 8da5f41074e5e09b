import { z } from 'zod'
import { color } from './parameters/values.ts'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  color: color.default('c8842b')
})

export const tint = {
  kind: 'tone',
  parameters,
  example: 'tint:color=3060c0'
} satisfies Treatment
