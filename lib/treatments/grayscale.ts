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
    label: { en: 'Weights', es: 'Pesos', fr: 'Pondération' },
    description: {
      en: 'How red, green and blue are weighed: by the light they give (luminance), as television does it (rec601, rec709), or as black-and-white film behind a colour filter.',
      es: 'Cuánto pesan el rojo, el verde y el azul: según la luz que dan (luminance), como en televisión (rec601, rec709) o como la película en blanco y negro tras un filtro de color.',
      fr: 'Le poids du rouge, du vert et du bleu : selon la lumière qu’ils donnent (luminance), comme à la télévision (rec601, rec709) ou comme une pellicule noir et blanc derrière un filtre coloré.'
    }
  })
})

export const grayscale = {
  label: { en: 'Grayscale', es: 'Escala de grises', fr: 'Niveaux de gris' },
  description: {
    en: 'Takes the colour out and leaves the light: the print has one channel.',
    es: 'Quita el color y deja la luz: la copia tiene un solo canal.',
    fr: 'Retire la couleur et laisse la lumière : le tirage n’a qu’un canal.'
  },
  parameters,
  example: 'grayscale:weights=rec601'
} satisfies Treatment
