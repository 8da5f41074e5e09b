import { z } from 'zod'
import { texts } from './parameters/texts.ts'
import { color } from './parameters/values.ts'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  angle: described(z.number().min(-360).max(360).default(90), {
    label: { en: 'Angle', es: 'Ángulo', fr: 'Angle' },
    description: {
      en: 'In degrees, clockwise. Between right angles the image grows to hold its corners.',
      es: 'En grados, en el sentido del reloj. Entre ángulos rectos la imagen crece para contener sus esquinas.',
      fr: 'En degrés, dans le sens des aiguilles d’une montre. Entre les angles droits, l’image s’agrandit pour contenir ses coins.'
    }
  }),
  background: described(color.optional(), texts.background)
})

export const rotate = {
  label: { en: 'Rotate', es: 'Girar', fr: 'Pivoter' },
  description: {
    en: 'Turns the photograph by any angle.',
    es: 'Gira la fotografía cualquier ángulo.',
    fr: 'Fait tourner la photographie d’un angle quelconque.'
  },
  parameters,
  example: 'rotate:angle=-3.5;background=ffffff'
} satisfies Treatment
