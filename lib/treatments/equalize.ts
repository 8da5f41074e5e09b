import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const equalize = {
  kind: 'tone',
  parameters: z.strictObject({}),
  example: 'equalize'
} satisfies Treatment
