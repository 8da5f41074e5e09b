import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  threshold: z.int().min(0).max(255).default(10)
})

export const trim = {
  kind: 'shape',
  parameters,
  example: 'trim:threshold=20'
} satisfies Treatment
