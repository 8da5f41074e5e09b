import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  sigma: described(z.number().min(0.3).max(10).default(1), {
    label: { en: 'Radius', es: 'Radio' },
    description: {
      en: 'How wide the edges are that it works on, in pixels.',
      es: 'El ancho de los bordes sobre los que actúa, en píxeles.'
    }
  }),
  amount: described(z.number().min(0).max(10).default(1), {
    label: { en: 'Amount', es: 'Cantidad' },
    description: {
      en: 'How much of what blurring takes away is added once more.',
      es: 'Cuánto de lo que quita el desenfoque se añade otra vez.'
    }
  })
})

export const sharpen = {
  label: { en: 'Sharpen', es: 'Enfoque' },
  description: {
    en: 'Brings out edges, by unsharp masking.',
    es: 'Realza los bordes, con máscara de desenfoque.'
  },
  parameters,
  example: 'sharpen:sigma=1.5;amount=0.8'
} satisfies Treatment
