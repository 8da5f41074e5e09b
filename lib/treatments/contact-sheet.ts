import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  size: z.int().min(64).max(480).default(240),
  columns: z.int().min(1).max(24).default(6),
  labels: z.boolean().default(true)
})

export const contactSheet = {
  kind: 'sheet',
  parameters,
  example: 'contact-sheet:size=160'
} satisfies Treatment
