import { z } from 'zod'
import { color } from './parameters/values.ts'
import type { Treatment } from './treatment.ts'

const ratio = z
  .string()
  .regex(/^[1-9]\d{0,2}x[1-9]\d{0,2}$/)
  .meta({ examples: ['16x9', '1x1'], widget: 'ratio' })

const parameters = z.strictObject({
  ratio: ratio.default('1x1'),
  fill: z.enum(['blur', 'color']).default('blur'),
  color: color.default('ffffff')
})

export const extend = {
  kind: 'shape',
  parameters,
  example: 'extend:ratio=16x9'
} satisfies Treatment
