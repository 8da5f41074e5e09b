import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const emboss = {
  label: { en: 'Emboss', es: 'Relieve', fr: 'Relief' },
  description: {
    en: 'Lights the photograph from its upper left, as if it were cast in metal.',
    es: 'Ilumina la fotografía desde arriba a la izquierda, como si fuera de metal.',
    fr: 'Éclaire la photographie d’en haut à gauche, comme si elle était coulée dans le métal.'
  },
  parameters: z.strictObject({}),
  example: 'emboss'
} satisfies Treatment
