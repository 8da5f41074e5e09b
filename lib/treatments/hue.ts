import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  angle: described(z.number().min(-180).max(180).default(90), {
    label: { en: 'Angle', es: 'Ángulo', fr: 'Angle' },
    description: {
      en: 'In degrees on the colour wheel: 120 makes red things green.',
      es: 'En grados del círculo cromático: 120 vuelve verde lo rojo.',
      fr: 'En degrés sur le cercle chromatique : 120 rend vert ce qui est rouge.'
    }
  })
})

export const hue = {
  label: { en: 'Hue', es: 'Tono', fr: 'Teinte' },
  description: {
    en: 'Turns all colours around the colour wheel.',
    es: 'Gira todos los colores sobre el círculo cromático.',
    fr: 'Fait tourner toutes les couleurs sur le cercle chromatique.'
  },
  parameters,
  example: 'hue:angle=-30'
} satisfies Treatment
