import { z } from 'zod'
import { color } from './parameters/values.ts'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  shadows: described(color.default('2b1d5c'), {
    label: { en: 'Shadows', es: 'Sombras', fr: 'Ombres' },
    description: {
      en: 'The colour of black, in hexadecimal digits.',
      es: 'El color del negro, en dígitos hexadecimales.',
      fr: 'La couleur du noir, en chiffres hexadécimaux.'
    }
  }),
  highlights: described(color.default('ffd27a'), {
    label: { en: 'Highlights', es: 'Luces', fr: 'Hautes lumières' },
    description: {
      en: 'The colour of white.',
      es: 'El color del blanco.',
      fr: 'La couleur du blanc.'
    }
  })
})

export const duotone = {
  label: { en: 'Duotone', es: 'Duotono', fr: 'Bichromie' },
  description: {
    en: 'Prints the photograph with two inks: one for the dark, one for the light.',
    es: 'Imprime la fotografía con dos tintas: una para las sombras, otra para las luces.',
    fr: 'Imprime la photographie avec deux encres : l’une pour les ombres, l’autre pour les lumières.'
  },
  parameters,
  example: 'duotone:shadows=10305a;highlights=ffe0a0'
} satisfies Treatment
