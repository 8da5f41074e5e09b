import { z } from 'zod'
import { color } from './parameters/values.ts'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  background: color.default('ffffff')
})

export const flatten = {
  kind: 'shape',
  parameters,
  example: 'flatten:background=202020'
} satisfies Treatment
