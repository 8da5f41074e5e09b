import { z } from 'zod'
import { color } from './parameters/values.ts'
import { described, type Treatment } from './treatment.ts'

const ratio = z
  .string()
  .regex(/^[1-9]\d{0,2}x[1-9]\d{0,2}$/)
  .meta({ examples: ['16x9', '1x1'] })

const parameters = z.strictObject({
  ratio: described(ratio.default('1x1'), {
    label: { en: 'Proportion', es: 'Proporción', fr: 'Proportions' },
    description: { en: 'Width to height.', es: 'Ancho por alto.', fr: 'Largeur sur hauteur.' }
  }),
  fill: described(z.enum(['blur', 'color']).default('blur'), {
    label: { en: 'Fill', es: 'Relleno', fr: 'Remplissage' },
    description: {
      en: 'With the photograph itself, enlarged and blurred, or with a colour.',
      es: 'Con la propia fotografía, ampliada y desenfocada, o con un color.',
      fr: 'Par la photographie elle-même, agrandie et floutée, ou par une couleur.'
    }
  }),
  color: described(color.default('ffffff'), {
    label: { en: 'Colour', es: 'Color', fr: 'Couleur' },
    description: { en: 'For fill=color.', es: 'Para fill=color.', fr: 'Pour fill=color.' }
  })
})

export const extend = {
  label: { en: 'Extend', es: 'Extender', fr: 'Étendre' },
  description: {
    en: 'Adds room at two sides until width and height have the proportion asked for.',
    es: 'Añade espacio a dos lados hasta que ancho y alto tengan la proporción pedida.',
    fr: 'Ajoute de la place sur deux côtés jusqu’à ce que largeur et hauteur aient les proportions voulues.'
  },
  parameters,
  example: 'extend:ratio=16x9'
} satisfies Treatment
