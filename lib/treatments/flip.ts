import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const flip = {
  label: { en: 'Flip', es: 'Voltear' },
  description: {
    en: 'Mirrors from top to bottom.',
    es: 'Refleja de arriba abajo.'
  },
  parameters: z.strictObject({}),
  example: 'flip'
} satisfies Treatment
