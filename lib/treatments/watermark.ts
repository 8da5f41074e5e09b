import { z } from 'zod'
import { laid } from './parameters/laid.ts'
import { plainText } from './parameters/plain-text.ts'
import { color } from './parameters/values.ts'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  text: plainText,
  size: z.number().min(1).max(50).default(5),
  color: color.default('ffffff'),
  ...laid(0.6)
})

export const watermark = {
  kind: 'sheet',
  parameters,
  example: 'watermark:text=Revelado'
} satisfies Treatment
