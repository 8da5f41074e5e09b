import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  red: described(z.number().min(-200).max(200).default(40), {
    label: { en: 'Red', es: 'Rojo' },
    description: {
      en: 'In percent; below 0 darkens what is red.',
      es: 'En tanto por ciento; por debajo de 0 oscurece lo rojo.'
    }
  }),
  green: described(z.number().min(-200).max(200).default(40), {
    label: { en: 'Green', es: 'Verde' },
    description: {
      en: 'In percent.',
      es: 'En tanto por ciento.'
    }
  }),
  blue: described(z.number().min(-200).max(200).default(20), {
    label: { en: 'Blue', es: 'Azul' },
    description: {
      en: 'In percent.',
      es: 'En tanto por ciento.'
    }
  })
})

export const mixer = {
  label: { en: 'Channel mixer', es: 'Mezclador de canales' },
  description: {
    en: 'Black and white with weights of your own for red, green and blue: 100 together keeps the light.',
    es: 'Blanco y negro con pesos propios para el rojo, el verde y el azul: 100 en total guarda la luz.'
  },
  parameters,
  example: 'mixer:red=-70;green=200;blue=-30'
} satisfies Treatment
