import { z } from 'zod'
import { texts } from './texts.ts'
import { described, type Treatment } from './treatment.ts'
import { color } from './values.ts'

const parameters = z.strictObject({
  angle: described(z.number().min(-360).max(360).default(90), {
    label: { en: 'Angle', es: 'Ángulo' },
    description: {
      en: 'In degrees, clockwise. Between right angles the image grows to hold its corners.',
      es: 'En grados, en el sentido del reloj. Entre ángulos rectos la imagen crece para contener sus esquinas.'
    }
  }),
  background: described(color.optional(), texts.background)
})

export const rotate = {
  label: { en: 'Rotate', es: 'Girar' },
  description: {
    en: 'Turns the photograph by any angle.',
    es: 'Gira la fotografía cualquier ángulo.'
  },
  parameters,
  example: 'rotate:angle=-3.5;background=ffffff'
} satisfies Treatment
