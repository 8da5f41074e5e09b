import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const share = z.number().min(0).max(1)

const parameters = z.strictObject({
  fade: share.default(0.5),
  warmth: share.default(0.5),
  grain: z.number().min(0).max(40).default(7),
  vignette: share.default(0.4)
})

export const vintage = {
  kind: 'tone',
  parameters,
  example: 'vintage:fade=0.7;grain=10'
} satisfies Treatment
