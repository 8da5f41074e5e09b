import { z } from 'zod'
import { color } from './parameters/values.ts'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  color: described(color.default('c8842b'), {
    label: { en: 'Colour', es: 'Color', fr: 'Couleur' },
    description: {
      en: 'In hexadecimal digits; how light it is does not matter.',
      es: 'En dígitos hexadecimales; su claridad no importa.',
      fr: 'En chiffres hexadécimaux ; sa clarté ne compte pas.'
    }
  })
})

export const tint = {
  label: { en: 'Tint', es: 'Teñido', fr: 'Virage' },
  description: {
    en: 'Gives all the photograph one colour and keeps its light: black stays black, white stays white.',
    es: 'Da un solo color a toda la fotografía y conserva su luz: el negro sigue negro y el blanco, blanco.',
    fr: 'Donne une seule couleur à toute la photographie et garde sa lumière : le noir reste noir, le blanc reste blanc.'
  },
  parameters,
  example: 'tint:color=3060c0'
} satisfies Treatment
