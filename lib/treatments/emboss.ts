import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const emboss = {
  kind: 'texture',
  parameters: z.strictObject({}),
  example: 'emboss'
} satisfies Treatment
