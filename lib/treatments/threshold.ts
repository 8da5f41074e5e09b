import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  level: described(z.int().min(0).max(255).default(128), {
    label: { en: 'Level', es: 'Nivel', fr: 'Niveau' },
    description: {
      en: 'Light from this level on is white, of 255.',
      es: 'La luz desde este nivel es blanca, de 255.',
      fr: 'La lumière est blanche à partir de ce niveau, sur 255.'
    }
  })
})

export const threshold = {
  label: { en: 'Threshold', es: 'Umbral', fr: 'Seuil' },
  description: {
    en: 'Leaves only black and white.',
    es: 'Deja solo blanco y negro.',
    fr: 'Ne laisse que le noir et le blanc.'
  },
  parameters,
  example: 'threshold:level=100'
} satisfies Treatment
