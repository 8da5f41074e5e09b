import { z } from 'zod'
import { texts } from './parameters/texts.ts'
import { color } from './parameters/values.ts'
import { type Description, described, type Treatment, type Words } from './treatment.ts'

const side = z.int().min(0).max(16384).default(0)

const parameters = z
  .strictObject({
    top: described(side.clone(), words({ en: 'Top', es: 'Arriba', fr: 'Haut' })),
    right: described(side.clone(), words({ en: 'Right', es: 'Derecha', fr: 'Droite' })),
    bottom: described(side.clone(), words({ en: 'Bottom', es: 'Abajo', fr: 'Bas' })),
    left: described(side.clone(), words({ en: 'Left', es: 'Izquierda', fr: 'Gauche' })),
    background: described(color.optional(), texts.background)
  })
  .refine(({ top, right, bottom, left }) => top + right + bottom + left > 0, {
    path: ['top'],
    error: 'top, right, bottom or left is needed'
  })

function words(label: Words): Description {
  return {
    label,
    description: {
      en: 'Pixels added at this side.',
      es: 'Píxeles que se añaden a este lado.',
      fr: 'Pixels ajoutés de ce côté.'
    }
  }
}

export const pad = {
  label: { en: 'Pad', es: 'Margen', fr: 'Marges' },
  description: {
    en: 'Adds room at the sides, each of its own width.',
    es: 'Añade espacio a los lados, cada uno con su ancho.',
    fr: 'Ajoute de la place sur les côtés, à chacun sa largeur.'
  },
  parameters,
  example: 'pad:top=20;bottom=120;background=ffffff'
} satisfies Treatment
