import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

export const lutNames = [
  'golden',
  'teal-orange',
  'bleach-bypass',
  'slide-film',
  'pastel',
  'night'
] as const
export type LutName = (typeof lutNames)[number]

const parameters = z.strictObject({
  preset: described(z.enum(lutNames).default('golden'), {
    label: { en: 'Look', es: 'Estilo' },
    description: {
      en: 'Warm evening film (golden), shadows against skin (teal-orange), hard and pale (bleach-bypass), strong colours (slide-film), soft ones (pastel), or day for night (night).',
      es: 'Película cálida de tarde (golden), sombras frente a piel (teal-orange), dura y pálida (bleach-bypass), colores fuertes (slide-film) o suaves (pastel), o noche americana (night).'
    }
  }),
  strength: described(z.number().min(0).max(1).default(1), {
    label: { en: 'Strength', es: 'Intensidad' },
    description: {
      en: 'From 0, the photograph, to 1, the whole look.',
      es: 'De 0, la fotografía, a 1, todo el estilo.'
    }
  })
})

export const lut = {
  label: { en: 'Look', es: 'Estilo' },
  description: {
    en: 'Gives every colour another one, as a film or a laboratory would: a three-dimensional table.',
    es: 'Da a cada color otro, como lo harían una película o un laboratorio: una tabla tridimensional.'
  },
  parameters,
  example: 'lut:preset=teal-orange'
} satisfies Treatment
