import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  amount: described(z.number().min(0).max(4).default(1.2), {
    label: { en: 'Amount', es: 'Cantidad', fr: 'Facteur' },
    description: {
      en: 'Below 1 darker, down to black at 0; above 1 brighter.',
      es: 'Por debajo de 1 más oscura, hasta negra en 0; por encima más clara.',
      fr: 'Sous 1, plus sombre, jusqu’au noir à 0 ; au-dessus, plus claire.'
    }
  })
})

export const brightness = {
  label: { en: 'Brightness', es: 'Brillo', fr: 'Luminosité' },
  description: {
    en: 'Multiplies every sample: the print is brighter or darker as a whole.',
    es: 'Multiplica cada valor: aclara u oscurece la copia entera.',
    fr: 'Multiplie chaque valeur : tout le tirage s’éclaircit ou s’assombrit.'
  },
  parameters,
  example: 'brightness:amount=1.2'
} satisfies Treatment
