import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const flop = {
  label: { en: 'Mirror', es: 'Espejo' },
  description: {
    en: 'Mirrors from left to right.',
    es: 'Refleja de izquierda a derecha.'
  },
  parameters: z.strictObject({}),
  example: 'flop'
} satisfies Treatment
