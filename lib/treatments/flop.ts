import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const flop = {
  kind: 'shape',
  parameters: z.strictObject({}),
  example: 'flop'
} satisfies Treatment
