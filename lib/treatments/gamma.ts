import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  exponent: described(z.number().min(0.1).max(10).default(1.6), {
    label: { en: 'Exponent', es: 'Exponente', fr: 'Exposant' },
    description: {
      en: 'Above 1 brighter, below 1 darker.',
      es: 'Por encima de 1 más clara, por debajo más oscura.',
      fr: 'Au-dessus de 1, plus claire ; au-dessous, plus sombre.'
    }
  })
})

export const gamma = {
  label: { en: 'Gamma', es: 'Gamma', fr: 'Gamma' },
  description: {
    en: 'Brightens or darkens the middle and leaves black and white where they are.',
    es: 'Aclara u oscurece los medios tonos y deja donde están el negro y el blanco.',
    fr: 'Éclaircit ou assombrit les tons moyens et laisse en place le noir et le blanc.'
  },
  parameters,
  example: 'gamma:exponent=1.6'
} satisfies Treatment
