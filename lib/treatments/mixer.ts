import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  red: described(z.number().min(-200).max(200).default(40), {
    label: { en: 'Red', es: 'Rojo', fr: 'Rouge' },
    description: {
      en: 'In percent; below 0 darkens what is red.',
      es: 'En tanto por ciento; por debajo de 0 oscurece lo rojo.',
      fr: 'En pourcentage ; au-dessous de 0, assombrit ce qui est rouge.'
    }
  }),
  green: described(z.number().min(-200).max(200).default(40), {
    label: { en: 'Green', es: 'Verde', fr: 'Vert' },
    description: {
      en: 'In percent.',
      es: 'En tanto por ciento.',
      fr: 'En pourcentage.'
    }
  }),
  blue: described(z.number().min(-200).max(200).default(20), {
    label: { en: 'Blue', es: 'Azul', fr: 'Bleu' },
    description: {
      en: 'In percent.',
      es: 'En tanto por ciento.',
      fr: 'En pourcentage.'
    }
  })
})

export const mixer = {
  label: { en: 'Channel mixer', es: 'Mezclador de canales', fr: 'Mélangeur de canaux' },
  description: {
    en: 'Black and white with weights of your own for red, green and blue: 100 together keeps the light.',
    es: 'Blanco y negro con pesos propios para el rojo, el verde y el azul: 100 en total conserva la luz.',
    fr: 'Noir et blanc selon vos propres poids de rouge, de vert et de bleu : un total de 100 conserve la lumière.'
  },
  parameters,
  example: 'mixer:red=-70;green=200;blue=-30'
} satisfies Treatment
