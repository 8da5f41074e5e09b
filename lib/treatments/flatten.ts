import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'
import { color } from './values.ts'

const parameters = z.strictObject({
  background: described(color.default('ffffff'), {
    label: { en: 'Background', es: 'Fondo' },
    description: { en: 'The colour that shows through.', es: 'El color que se transparenta.' }
  })
})

export const flatten = {
  label: { en: 'Flatten', es: 'Acoplar' },
  description: {
    en: 'Lays a transparent photograph on a colour.',
    es: 'Pone una fotografía transparente sobre un color.'
  },
  parameters,
  example: 'flatten:background=202020'
} satisfies Treatment
