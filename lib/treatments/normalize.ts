import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  black: described(z.number().min(0).max(40).default(1), {
    label: { en: 'Black', es: 'Negro' },
    description: {
      en: 'Percent of the pixels that may end in black.',
      es: 'Tanto por ciento de los píxeles que puede acabar en negro.'
    }
  }),
  white: described(z.number().min(0).max(40).default(1), {
    label: { en: 'White', es: 'Blanco' },
    description: {
      en: 'Percent of the pixels that may end in white.',
      es: 'Tanto por ciento de los píxeles que puede acabar en blanco.'
    }
  })
})

export const normalize = {
  label: { en: 'Normalize', es: 'Normalizar' },
  description: {
    en: 'Stretches the light from full black to full white.',
    es: 'Extiende la luz del negro pleno al blanco pleno.'
  },
  parameters,
  example: 'normalize:black=0.5;white=0.5'
} satisfies Treatment
