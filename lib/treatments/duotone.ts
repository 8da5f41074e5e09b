import { z } from 'zod'
import { color } from './parameters/values.ts'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  shadows: color.default('2b1d5c'),
  highlights: color.default('ffd27a')
})

export const duotone = {
  kind: 'tone',
  parameters,
  example: 'duotone:shadows=10305a;highlights=ffe0a0'
} satisfies Treatment
