import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const negative = {
  kind: 'tone',
  parameters: z.strictObject({}),
  example: 'negative'
} satisfies Treatment
