import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  amount: described(z.number().min(0).max(4).default(1.5), {
    label: { en: 'Amount', es: 'Cantidad', fr: 'Facteur' },
    description: {
      en: 'Below 1 colours are paler, down to none at 0; above 1 they are stronger.',
      es: 'Por debajo de 1 los colores palidecen, hasta ninguno en 0; por encima se avivan.',
      fr: 'Sous 1, les couleurs pâlissent, jusqu’à disparaître à 0 ; au-dessus, elles s’avivent.'
    }
  })
})

export const saturation = {
  label: { en: 'Saturation', es: 'Saturación', fr: 'Saturation' },
  description: {
    en: 'Makes colours stronger or paler.',
    es: 'Aviva o apaga los colores.',
    fr: 'Avive ou atténue les couleurs.'
  },
  parameters,
  example: 'saturation:amount=1.4'
} satisfies Treatment
