import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const weights = [
  'luminance',
  'rec601',
  'rec709',
  'red-filter',
  'orange-filter',
  'yellow-filter',
  'green-filter',
  'blue-filter'
] as const

const parameters = z.strictObject({
  weights: described(z.enum(weights).default('luminance'), {
    label: { en: 'Weights', es: 'Pesos' },
    description: {
      en: 'How red, green and blue are weighed: by the light they give (luminance), as television does it (rec601, rec709), or as black-and-white film behind a colour filter.',
      es: 'Cuánto pesan el rojo, el verde y el azul: según la luz que dan (luminance), como en televisión (rec601, rec709) o como la película en blanco y negro tras un filtro de color.'
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
