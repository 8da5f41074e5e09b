import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  stops: described(z.number().min(-8).max(8).default(1), {
    label: { en: 'Stops', es: 'Pasos' },
    description: {
      en: 'Each stop doubles the light; each negative one halves it.',
      es: 'Cada paso dobla la luz; cada paso negativo la deja en la mitad.'
    }
  })
})

export const exposure = {
  label: { en: 'Exposure', es: 'Exposición' },
  description: {
    en: 'Gives the photograph more or less light, counted as cameras count it.',
    es: 'Da más o menos luz a la fotografía, contada como la cuentan las cámaras.'
  },
  parameters,
  example: 'exposure:stops=-0.5'
} satisfies Treatment
