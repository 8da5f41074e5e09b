import { z } from 'zod'
import { color } from './parameters/values.ts'
import type { Treatment } from './treatment.ts'

const side = z.int().min(0).max(16384).default(0)

const parameters = z
  .strictObject({
    top: side,
    right: side,
    bottom: side,
    left: side,
    background: color.optional()
  })
  .refine(({ top, right, bottom, left }) => top + right + bottom + left > 0, {
    path: ['top'],
    params: { needed: ['top', 'right', 'bottom', 'left'] }
  })

export const pad = {
  kind: 'shape',
  parameters,
  example: 'pad:top=20;bottom=120;background=ffffff'
} satisfies Treatment
