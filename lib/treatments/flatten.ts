import { z } from 'zod'
import { color } from './parameters/values.ts'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  background: described(color.default('ffffff'), {
    label: { en: 'Background', es: 'Fondo', fr: 'Fond' },
    description: {
      en: 'The colour that shows through.',
      es: 'El color que se ve por debajo.',
      fr: 'La couleur qui transparaît.'
    }
  })
})

export const flatten = {
  label: { en: 'Flatten', es: 'Acoplar', fr: 'Aplatir' },
  description: {
    en: 'Lays a transparent photograph on a colour.',
    es: 'Pone una fotografía transparente sobre un color.',
    fr: 'Pose une photographie transparente sur une couleur.'
  },
  parameters,
  example: 'flatten:background=202020'
} satisfies Treatment
