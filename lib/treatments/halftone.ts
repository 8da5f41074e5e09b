import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  size: described(z.number().min(2).max(100).default(8), {
    label: { en: 'Spacing', es: 'Distancia', fr: 'Espacement' },
    description: {
      en: 'From the middle of one dot to the next, in pixels.',
      es: 'Del centro de un punto al siguiente, en píxeles.',
      fr: 'Du centre d’un point à celui du suivant, en pixels.'
    }
  }),
  angle: described(z.number().min(0).max(90).default(45), {
    label: { en: 'Angle', es: 'Ángulo', fr: 'Angle' },
    description: {
      en: 'Of the rows of dots, in degrees.',
      es: 'De las filas de puntos, en grados.',
      fr: 'Celui des rangées de points, en degrés.'
    }
  })
})

export const halftone = {
  label: { en: 'Halftone', es: 'Semitono', fr: 'Trame' },
  description: {
    en: 'Prints the light as black dots of many sizes, as newspapers do.',
    es: 'Imprime la luz como puntos negros de muchos tamaños, como un periódico.',
    fr: 'Imprime la lumière en points noirs de toutes tailles, comme les journaux.'
  },
  parameters,
  example: 'halftone:size=10;angle=30'
} satisfies Treatment
