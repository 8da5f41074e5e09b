import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  amount: described(z.number().min(0).max(1).default(1), {
    label: { en: 'Amount', es: 'Cantidad', fr: 'Intensité' },
    description: {
      en: 'From 0, the colours as they are, to 1, brown alone.',
      es: 'De 0, los colores como son, a 1, solo marrones.',
      fr: 'De 0, les couleurs telles quelles, à 1, rien que du brun.'
    }
  })
})

export const sepia = {
  label: { en: 'Sepia', es: 'Sepia', fr: 'Sépia' },
  description: {
    en: 'Tones the photograph brown, as prints were toned to make them last.',
    es: 'Vira la fotografía a marrón, como se viraban las copias para que durasen.',
    fr: 'Vire la photographie au brun, comme on virait les tirages pour les faire durer.'
  },
  parameters,
  example: 'sepia:amount=0.8'
} satisfies Treatment
