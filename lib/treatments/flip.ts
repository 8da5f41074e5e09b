import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const flip = {
  kind: 'shape',
  parameters: z.strictObject({}),
  example: 'flip'
} satisfies Treatment
