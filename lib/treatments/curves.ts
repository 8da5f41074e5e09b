import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const presets = [
  'contrast',
  'strong-contrast',
  'soft',
  'lighter',
  'darker',
  'lift-shadows',
  'matte',
  'cross-process'
] as const

const parameters = z.strictObject({
  preset: described(z.enum(presets).default('contrast'), {
    label: { en: 'Curve', es: 'Curva' },
    description: {
      en: 'Harder (contrast, strong-contrast), softer (soft), lighter, darker, open shadows (lift-shadows), faded black (matte), or film in the wrong bath (cross-process).',
      es: 'Más dura (contrast, strong-contrast), más suave (soft), más clara (lighter), más oscura (darker), sombras abiertas (lift-shadows), negro desvaído (matte) o película en el baño equivocado (cross-process).'
    }
  })
})

export const curves = {
  label: { en: 'Curves', es: 'Curvas' },
  description: {
    en: 'Bends the light along a curve drawn beforehand.',
    es: 'Dobla la luz según una curva ya dibujada.'
  },
  parameters,
  example: 'curves:preset=matte'
} satisfies Treatment
