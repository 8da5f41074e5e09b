import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  size: described(z.int().min(64).max(480).default(240), {
    label: { en: 'Size', es: 'Tamaño' },
    description: {
      en: 'Longer side of each small print, in pixels.',
      es: 'Lado largo de cada copia pequeña, en píxeles.'
    }
  }),
  columns: described(z.int().min(1).max(24).default(6), {
    label: { en: 'Columns', es: 'Columnas' },
    description: { en: 'Small prints side by side.', es: 'Copias pequeñas en cada fila.' }
  }),
  labels: described(z.boolean().default(true), {
    label: { en: 'Labels', es: 'Rótulos' },
    description: {
      en: 'Whether each small print says by which recipe it was made.',
      es: 'Si cada copia pequeña dice con qué receta se hizo.'
    }
  })
})

export const contactSheet = {
  label: { en: 'Contact sheet', es: 'Hoja de contactos' },
  description: {
    en: 'Small prints by every treatment of tone and colour, on one sheet: to choose from.',
    es: 'Copias pequeñas con cada tratamiento de tono y color, en una hoja: para elegir.'
  },
  parameters,
  example: 'contact-sheet:size=160'
} satisfies Treatment
