import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  stops: z.number().min(-8).max(8).default(1)
})

export const exposure = {
  kind: 'tone',
  parameters,
  example: 'exposure:stops=-0.5'
} satisfies Treatment
