import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const edge = {
  kind: 'texture',
  parameters: z.strictObject({}),
  example: 'edge'
} satisfies Treatment
