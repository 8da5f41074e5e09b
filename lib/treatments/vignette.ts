import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  strength: described(z.number().min(0).max(1).default(0.6), {
    label: { en: 'Strength', es: 'Intensidad', fr: 'Intensité' },
    description: {
      en: 'How much of the light the corners lose: from 0 to all of it.',
      es: 'Cuánta luz pierden las esquinas: de nada a toda.',
      fr: 'La part de lumière que perdent les coins : de 0 à la totalité.'
    }
  }),
  start: described(z.number().min(0).max(0.95).default(0.4), {
    label: { en: 'Start', es: 'Comienzo', fr: 'Début' },
    description: {
      en: 'Where it begins, as a share of the way from the middle to a corner.',
      es: 'Dónde empieza, como parte del trayecto del centro a una esquina.',
      fr: 'Où il commence, comme part du chemin du centre à un coin.'
    }
  })
})

export const vignette = {
  label: { en: 'Vignette', es: 'Viñeta', fr: 'Vignettage' },
  description: {
    en: 'Darkens the corners, as an old lens does.',
    es: 'Oscurece las esquinas, como un objetivo antiguo.',
    fr: 'Assombrit les coins, comme un vieil objectif.'
  },
  parameters,
  example: 'vignette:strength=0.8'
} satisfies Treatment
