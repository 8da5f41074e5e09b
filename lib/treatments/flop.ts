import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const flop = {
  label: { en: 'Mirror', es: 'Espejo', fr: 'Miroir' },
  description: {
    en: 'Mirrors from left to right.',
    es: 'Refleja de izquierda a derecha.',
    fr: 'Inverse la gauche et la droite.'
  },
  parameters: z.strictObject({}),
  example: 'flop'
} satisfies Treatment
