import { z } from 'zod'
import type { StepSchema } from './treatment.ts'

const formats = ['png', 'jpeg', 'webp', 'avif', 'gif', 'tiff', 'original', 'best'] as const

const parameters = z.strictObject({
  format: z.enum(formats).default('png'),
  quality: z.int().min(1).max(100).optional(),
  'max-bytes': z.int().min(100).max(100_000_000).optional(),
  lossless: z.boolean().default(false),
  progressive: z.boolean().default(false),
  keep: z.enum(['none', 'copyright', 'icc', 'all']).default('none'),
  effort: z.int().min(0).max(9).optional()
})

/** How to encode the print: the last step, and not a treatment. */
export const output = {
  parameters,
  example: 'grayscale,output:format=webp;quality=80'
} satisfies StepSchema
