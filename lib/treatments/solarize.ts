import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  level: described(z.int().min(0).max(255).default(128), {
    label: { en: 'Level', es: 'Nivel' },
    description: {
      en: 'Samples from this level on are turned, of 255.',
      es: 'Los valores desde este nivel se invierten, de 255.'
    }
  })
})

export const solarize = {
  label: { en: 'Solarize', es: 'Solarizar' },
  description: {
    en: 'Turns what is bright into its negative, as paper lit while it is developed.',
    es: 'Convierte lo claro en su negativo, como el papel que recibe luz al revelarse.'
  },
  parameters,
  example: 'solarize:level=100'
} satisfies Treatment
