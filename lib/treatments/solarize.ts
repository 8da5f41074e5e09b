import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  level: described(z.int().min(0).max(255).default(128), {
    label: { en: 'Level', es: 'Nivel', fr: 'Niveau' },
    description: {
      en: 'Samples from this level on are turned, of 255.',
      es: 'Los valores desde este nivel se invierten, de 255.',
      fr: 'Les valeurs à partir de ce niveau sont inversées, sur 255.'
    }
  })
})

export const solarize = {
  label: { en: 'Solarize', es: 'Solarizar', fr: 'Solarisation' },
  description: {
    en: 'Turns what is bright into its negative, as paper lit while it is developed.',
    es: 'Convierte lo claro en su negativo, como el papel que recibe luz al revelarse.',
    fr: 'Change ce qui est clair en son négatif, comme un papier éclairé pendant son développement.'
  },
  parameters,
  example: 'solarize:level=100'
} satisfies Treatment
