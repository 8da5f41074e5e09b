import { z } from 'zod'
import { color } from './parameters/values.ts'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  width: described(z.int().min(1).max(2000).default(10), {
    label: { en: 'Width', es: 'Ancho', fr: 'Largeur' },
    description: {
      en: 'In pixels, all around.',
      es: 'En píxeles, por los cuatro lados.',
      fr: 'En pixels, sur les quatre côtés.'
    }
  }),
  color: described(color.default('000000'), {
    label: { en: 'Colour', es: 'Color', fr: 'Couleur' },
    description: {
      en: 'The colour of the frame.',
      es: 'El color del marco.',
      fr: 'La couleur du cadre.'
    }
  })
})

export const border = {
  label: { en: 'Border', es: 'Marco', fr: 'Cadre' },
  description: {
    en: 'Puts a frame of one colour around the photograph.',
    es: 'Pone alrededor de la fotografía un marco de un color.',
    fr: 'Entoure la photographie d’un cadre d’une seule couleur.'
  },
  parameters,
  example: 'border:width=24;color=ffffff'
} satisfies Treatment
