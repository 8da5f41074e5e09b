import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  threshold: described(z.int().min(0).max(255).default(10), {
    label: { en: 'Tolerance', es: 'Tolerancia', fr: 'Tolérance' },
    description: {
      en: 'How far from the colour of the top left corner still counts as border.',
      es: 'Cuánto puede apartarse del color de la esquina superior izquierda y seguir siendo borde.',
      fr: 'L’écart à la couleur du coin supérieur gauche qui compte encore comme bord.'
    }
  })
})

export const trim = {
  label: { en: 'Trim', es: 'Quitar bordes', fr: 'Rogner' },
  description: {
    en: 'Cuts off borders of one colour.',
    es: 'Corta los bordes de un solo color.',
    fr: 'Coupe les bords d’une seule couleur.'
  },
  parameters,
  example: 'trim:threshold=20'
} satisfies Treatment
