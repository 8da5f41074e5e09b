import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  stops: described(z.number().min(-8).max(8).default(1), {
    label: { en: 'Stops', es: 'Pasos', fr: 'Diaphragmes' },
    description: {
      en: 'Each stop doubles the light; each negative one halves it.',
      es: 'Cada paso dobla la luz; cada paso negativo la deja en la mitad.',
      fr: 'Chaque diaphragme en plus double la lumière ; chaque diaphragme en moins la réduit de moitié.'
    }
  })
})

export const exposure = {
  label: { en: 'Exposure', es: 'Exposición', fr: 'Exposition' },
  description: {
    en: 'Gives the photograph more or less light, counted as cameras count it.',
    es: 'Da más o menos luz a la fotografía, contada como la cuentan las cámaras.',
    fr: 'Donne plus ou moins de lumière à la photographie, comptée comme le font les appareils.'
  },
  parameters,
  example: 'exposure:stops=-0.5'
} satisfies Treatment
