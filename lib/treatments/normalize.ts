import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  black: described(z.number().min(0).max(40).default(1), {
    label: { en: 'Black', es: 'Negro', fr: 'Noir' },
    description: {
      en: 'Percent of the pixels that may end in black.',
      es: 'Porcentaje de los píxeles que puede acabar en negro.',
      fr: 'Le pourcentage de pixels qui peuvent finir en noir.'
    }
  }),
  white: described(z.number().min(0).max(40).default(1), {
    label: { en: 'White', es: 'Blanco', fr: 'Blanc' },
    description: {
      en: 'Percent of the pixels that may end in white.',
      es: 'Porcentaje de los píxeles que puede acabar en blanco.',
      fr: 'Le pourcentage de pixels qui peuvent finir en blanc.'
    }
  })
})

export const normalize = {
  label: { en: 'Normalize', es: 'Normalizar', fr: 'Normalisation' },
  description: {
    en: 'Stretches the light from full black to full white.',
    es: 'Extiende la luz del negro pleno al blanco pleno.',
    fr: 'Étire la lumière du noir complet au blanc complet.'
  },
  parameters,
  example: 'normalize:black=0.5;white=0.5'
} satisfies Treatment
