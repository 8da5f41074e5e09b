import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  sigma: described(z.number().min(0.3).max(10).default(1), {
    label: { en: 'Radius', es: 'Radio', fr: 'Rayon' },
    description: {
      en: 'How wide the edges are that it works on, in pixels.',
      es: 'El ancho de los bordes sobre los que actúa, en píxeles.',
      fr: 'La largeur des contours qu’il renforce, en pixels.'
    }
  }),
  amount: described(z.number().min(0).max(10).default(1), {
    label: { en: 'Amount', es: 'Cantidad', fr: 'Quantité' },
    description: {
      en: 'How much of what blurring takes away is added once more.',
      es: 'Cuánto de lo que quita el desenfoque se añade otra vez.',
      fr: 'La part de ce que le flou enlève qui est ajoutée une fois de plus.'
    }
  })
})

export const sharpen = {
  label: { en: 'Sharpen', es: 'Enfoque', fr: 'Netteté' },
  description: {
    en: 'Brings out edges, by unsharp masking.',
    es: 'Realza los bordes, con máscara de desenfoque.',
    fr: 'Fait ressortir les contours, par un masque flou.'
  },
  parameters,
  example: 'sharpen:sigma=1.5;amount=0.8'
} satisfies Treatment
