import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  amount: described(z.number().min(0).max(4).default(1.3), {
    label: { en: 'Amount', es: 'Cantidad', fr: 'Facteur' },
    description: {
      en: 'Below 1 flatter, down to one gray at 0; above 1 harder.',
      es: 'Por debajo de 1 más plana, hasta un solo gris en 0; por encima más dura.',
      fr: 'Sous 1, plus douce, jusqu’à un gris uniforme à 0 ; au-dessus, plus dure.'
    }
  })
})

export const contrast = {
  label: { en: 'Contrast', es: 'Contraste', fr: 'Contraste' },
  description: {
    en: 'Draws dark and light apart, or brings them together.',
    es: 'Separa las sombras de las luces, o las acerca.',
    fr: 'Éloigne les ombres des lumières, ou les rapproche.'
  },
  parameters,
  example: 'contrast:amount=1.3'
} satisfies Treatment
