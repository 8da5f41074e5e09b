import { z } from 'zod'
import { texts } from './texts.ts'
import { described, type Treatment } from './treatment.ts'
import { color } from './values.ts'

const side = z.int().min(0).max(16384).default(0)

const parameters = z
  .strictObject({
    top: described(side.clone(), words('Top', 'Arriba')),
    right: described(side.clone(), words('Right', 'Derecha')),
    bottom: described(side.clone(), words('Bottom', 'Abajo')),
    left: described(side.clone(), words('Left', 'Izquierda')),
    background: described(color.optional(), texts.background)
  })
  .refine(({ top, right, bottom, left }) => top + right + bottom + left > 0, {
    path: ['top'],
    error: 'top, right, bottom or left is needed'
  })

function words(en: string, es: string) {
  return {
    label: { en, es },
    description: { en: 'Pixels added at this side.', es: 'Píxeles que se añaden a este lado.' }
  }
}

export const pad = {
  label: { en: 'Pad', es: 'Margen' },
  description: {
    en: 'Adds room at the sides, each of its own width.',
    es: 'Añade espacio a los lados, cada uno con su ancho.'
  },
  parameters,
  example: 'pad:top=20;bottom=120;background=ffffff'
} satisfies Treatment
