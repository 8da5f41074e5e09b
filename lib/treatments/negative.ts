import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const negative = {
  label: { en: 'Negative', es: 'Negativo', fr: 'Négatif' },
  description: {
    en: 'Turns light into dark and each colour into its opposite.',
    es: 'Convierte la luz en sombra y cada color en su opuesto.',
    fr: 'Change la lumière en ombre et chaque couleur en son opposée.'
  },
  parameters: z.strictObject({}),
  example: 'negative'
} satisfies Treatment
