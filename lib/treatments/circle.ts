import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const circle = {
  kind: 'shape',
  parameters: z.strictObject({}),
  example: 'resize:width=256;height=256;fit=cover;gravity=attention,circle'
} satisfies Treatment
