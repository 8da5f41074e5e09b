import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const presets = [
  'contrast',
  'strong-contrast',
  'soft',
  'lighter',
  'darker',
  'lift-shadows',
  'matte',
  'cross-process'
] as const

const parameters = z.strictObject({
  preset: z.enum(presets).default('contrast')
})

export const curves = {
  kind: 'tone',
  parameters,
  example: 'curves:preset=matte'
} satisfies Treatment
