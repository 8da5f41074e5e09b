import { z } from 'zod'
import type { Treatment } from './treatment.ts'

const parameters = z.strictObject({
  radius: z.int().min(1).max(8192).default(40)
})

export const roundCorners = {
  kind: 'shape',
  parameters,
  example: 'round-corners:radius=60'
} satisfies Treatment
