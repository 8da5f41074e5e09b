import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  size: described(z.int().min(2).max(15).default(3), {
    label: { en: 'Size', es: 'Tamaño', fr: 'Taille' },
    description: {
      en: 'The side of the square whose middle value each pixel takes, in pixels.',
      es: 'El lado, en píxeles, del cuadrado cuya mediana toma cada píxel.',
      fr: 'Le côté du carré dont chaque pixel prend la valeur médiane, en pixels.'
    }
  })
})

export const median = {
  label: { en: 'Denoise', es: 'Quitar ruido', fr: 'Débruitage' },
  description: {
    en: 'Takes out specks and noise, and leaves edges, by a median filter.',
    es: 'Quita motas y ruido y respeta los bordes, con un filtro de mediana.',
    fr: 'Ôte les poussières et le bruit et garde les contours, par un filtre médian.'
  },
  parameters,
  example: 'median:size=5'
} satisfies Treatment
