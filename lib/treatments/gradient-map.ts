import { z } from 'zod'
import { colors } from './parameters/values.ts'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  stops: colors.default('1a0b3b-d9482b-ffe9b0')
})

export const gradientMap = {
  kind: 'tone',
  parameters,
  example: 'gradient-map:stops=000000-ff8800-ffffff'
} satisfies Treatment
