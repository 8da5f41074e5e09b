import { z } from 'zod'
import { region } from './parameters/places.ts'
import { texts } from './parameters/texts.ts'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  size: described(z.int().min(2).max(500).default(16), {
    label: { en: 'Block', es: 'Bloque', fr: 'Bloc' },
    description: {
      en: 'The side of a block, in pixels.',
      es: 'El lado de un bloque, en píxeles.',
      fr: 'Le côté d’un bloc, en pixels.'
    }
  }),
  region: described(region.optional(), texts.region)
})

export const pixelate = {
  label: { en: 'Pixelate', es: 'Pixelar', fr: 'Pixellisation' },
  description: {
    en: 'Makes blocks of one colour of the whole photograph or a region of it.',
    es: 'Convierte en bloques de un solo color toda la fotografía o una región.',
    fr: 'Change toute la photographie, ou une zone, en blocs d’une seule couleur.'
  },
  parameters,
  example: 'pixelate:size=24;region=40p.10p.20p.20p'
} satisfies Treatment
