import { z } from 'zod'
import { described } from '../treatment.ts'
import { gravities } from './places.ts'

/** How a watermark of any kind lies on the photograph. */
export const laid = (opacity: number) => ({
  opacity: described(z.number().min(0).max(1).default(opacity), {
    label: { en: 'Opacity', es: 'Opacidad', fr: 'Opacité' },
    description: {
      en: 'From 0, unseen, to 1.',
      es: 'De 0, invisible, a 1.',
      fr: 'De 0, invisible, à 1.'
    }
  }),
  gravity: described(z.enum(gravities).default('south-east'), {
    label: { en: 'Gravity', es: 'Posición', fr: 'Position' },
    description: { en: 'Where it stands.', es: 'Dónde está.', fr: 'Où il se place.' }
  }),
  tiled: described(z.boolean().default(false), {
    label: { en: 'Tiled', es: 'Repetida', fr: 'Répété' },
    description: {
      en: 'Again and again, over the whole photograph.',
      es: 'Una y otra vez, sobre toda la fotografía.',
      fr: 'Encore et encore, sur toute la photographie.'
    }
  })
})
