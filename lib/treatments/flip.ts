import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const flip = {
  label: { en: 'Flip', es: 'Voltear', fr: 'Retourner' },
  description: {
    en: 'Mirrors from top to bottom.',
    es: 'Refleja de arriba abajo.',
    fr: 'Inverse le haut et le bas.'
  },
  parameters: z.strictObject({}),
  example: 'flip'
} satisfies Treatment
