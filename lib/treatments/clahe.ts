import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  limit: z.number().min(1).max(40).default(2),
  tiles: z.int().min(1).max(32).default(8)
})

export const clahe = {
  kind: 'tone',
  parameters,
  example: 'clahe:limit=3'
} satisfies Treatment
