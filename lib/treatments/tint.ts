import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'
import { color } from './values.ts'

const parameters = z.strictObject({
  color: described(color.default('c8842b'), {
    label: { en: 'Colour', es: 'Color' },
    description: {
      en: 'In hexadecimal digits; how light it is does not matter.',
      es: 'En dígitos hexadecimales; su claridad no importa.'
    }
  })
})

export const tint = {
  label: { en: 'Tint', es: 'Teñido' },
  description: {
    en: 'Gives all the photograph one colour and keeps its light: black stays black, white stays white.',
    es: 'Da un solo color a la fotografía y guarda su luz: el negro sigue negro y el blanco, blanco.'
  },
  parameters,
  example: 'tint:color=3060c0'
} satisfies Treatment
