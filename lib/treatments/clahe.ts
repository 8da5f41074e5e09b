import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  limit: described(z.number().min(1).max(40).default(2), {
    label: { en: 'Limit', es: 'Límite', fr: 'Limite' },
    description: {
      en: 'How far contrast may grow: 1 hardly, 40 as far as it goes.',
      es: 'Cuánto puede crecer el contraste: 1 apenas, 40 todo lo posible.',
      fr: 'Jusqu’où le contraste peut monter : 1 à peine, 40 autant que possible.'
    }
  }),
  tiles: described(z.int().min(1).max(32).default(8), {
    label: { en: 'Tiles', es: 'Teselas', fr: 'Carreaux' },
    description: {
      en: 'Into how many parts width and height are divided.',
      es: 'En cuántas partes se dividen el ancho y el alto.',
      fr: 'En combien de parts la largeur et la hauteur sont divisées.'
    }
  })
})

export const clahe = {
  label: { en: 'Local contrast', es: 'Contraste local', fr: 'Contraste local' },
  description: {
    en: 'Draws detail out of shadows and lights, each part of the photograph by itself (CLAHE).',
    es: 'Saca detalle de las sombras y las luces, en cada parte de la fotografía por separado (CLAHE).',
    fr: 'Fait ressortir le détail des ombres et des hautes lumières, partie par partie (CLAHE).'
  },
  parameters,
  example: 'clahe:limit=3'
} satisfies Treatment
