import { z } from 'zod'
import { region } from './parameters/places.ts'
import { texts } from './parameters/texts.ts'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  sigma: described(z.number().min(0.3).max(200).default(3), {
    label: { en: 'Strength', es: 'Intensidad', fr: 'Intensité' },
    description: {
      en: 'The standard deviation of the Gaussian bell, in pixels.',
      es: 'La desviación típica de la campana de Gauss, en píxeles.',
      fr: 'L’écart type de la courbe de Gauss, en pixels.'
    }
  }),
  region: described(region.optional(), texts.region)
})

export const blur = {
  label: { en: 'Blur', es: 'Desenfoque', fr: 'Flou' },
  description: {
    en: 'Softens the whole photograph or a region of it.',
    es: 'Suaviza toda la fotografía o una región de ella.',
    fr: 'Adoucit toute la photographie ou une zone.'
  },
  parameters,
  example: 'blur:sigma=8;region=25p.25p.50p.50p'
} satisfies Treatment
