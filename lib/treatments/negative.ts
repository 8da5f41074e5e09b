import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const negative = {
  label: { en: 'Negative', es: 'Negativo' },
  description: {
    en: 'Turns light into dark and each colour into its opposite.',
    es: 'Convierte la luz en sombra y cada color en su opuesto.'
  },
  parameters: z.strictObject({}),
  example: 'negative'
} satisfies Treatment
