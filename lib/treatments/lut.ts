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
    label: { en: 'Look', es: 'Estilo', fr: 'Rendu' },
    description: {
      en: 'Warm evening film (golden), shadows against skin (teal-orange), hard and pale (bleach-bypass), strong colours (slide-film), soft ones (pastel), or day for night (night).',
      es: 'Película cálida de tarde (golden), sombras frías frente a la piel (teal-orange), dura y pálida (bleach-bypass), colores fuertes (slide-film) o suaves (pastel), o noche americana (night).',
      fr: 'Pellicule chaude du soir (golden), ombres contre carnations (teal-orange), dur et pâle (bleach-bypass), couleurs franches (slide-film) ou tendres (pastel), ou nuit américaine (night).'
    }
  }),
  strength: described(z.number().min(0).max(1).default(1), {
    label: { en: 'Strength', es: 'Intensidad', fr: 'Intensité' },
    description: {
      en: 'From 0, the photograph, to 1, the whole look.',
      es: 'De 0, la fotografía, a 1, todo el estilo.',
      fr: 'De 0, la photographie, à 1, tout le rendu.'
    }
  })
})

export const lut = {
  label: { en: 'Look', es: 'Estilo', fr: 'Rendu' },
  description: {
    en: 'Gives every colour another one, as a film or a laboratory would: a three-dimensional table.',
    es: 'Da a cada color otro, como lo harían una película o un laboratorio: una tabla tridimensional.',
    fr: 'Remplace chaque couleur par une autre, comme une pellicule ou un laboratoire : une table à trois dimensions.'
  },
  parameters,
  example: 'lut:preset=teal-orange'
} satisfies Treatment
