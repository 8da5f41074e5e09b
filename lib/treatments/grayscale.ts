import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  weights: described(z.enum(['luminance', 'rec601', 'rec709']).default('luminance'), {
    label: { en: 'Weights', es: 'Pesos' },
    description: {
      en: 'How red, green and blue are weighed: by the light they give (luminance), or as television does it (rec601, rec709).',
      es: 'Cuánto pesan el rojo, el verde y el azul: según la luz que dan (luminance) o como en televisión (rec601, rec709).'
    }
  })
})

export const grayscale = {
  label: { en: 'Grayscale', es: 'Escala de grises' },
  description: {
    en: 'Takes the colour out and leaves the light: the print has one channel.',
    es: 'Quita el color y deja la luz: la copia tiene un solo canal.'
  },
  parameters,
  example: 'grayscale:weights=rec601'
} satisfies Treatment
