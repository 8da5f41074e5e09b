import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  amount: described(z.number().min(0).max(4).default(1.2), {
    label: { en: 'Amount', es: 'Cantidad' },
    description: {
      en: 'Below 1 darker, down to black at 0; above 1 brighter.',
      es: 'Por debajo de 1 más oscura, hasta negra en 0; por encima más clara.'
    }
  })
})

export const brightness = {
  label: { en: 'Brightness', es: 'Brillo' },
  description: {
    en: 'Multiplies every sample: the print is brighter or darker as a whole.',
    es: 'Multiplica cada valor: aclara u oscurece la copia entera.'
  },
  parameters,
  example: 'brightness:amount=1.2'
} satisfies Treatment
