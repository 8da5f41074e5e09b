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
    label: { en: 'Curve', es: 'Curva', fr: 'Courbe' },
    description: {
      en: 'Harder (contrast, strong-contrast), softer (soft), lighter, darker, open shadows (lift-shadows), faded black (matte), or film in the wrong bath (cross-process).',
      es: 'Más dura (contrast, strong-contrast), más suave (soft), más clara (lighter), más oscura (darker), sombras abiertas (lift-shadows), negro desvaído (matte) o película en el baño equivocado (cross-process).',
      fr: 'Plus dure (contrast, strong-contrast), plus douce (soft), plus claire (lighter), plus sombre (darker), ombres débouchées (lift-shadows), noirs délavés (matte) ou pellicule passée dans le mauvais bain (cross-process).'
    }
  })
})

export const curves = {
  label: { en: 'Curves', es: 'Curvas', fr: 'Courbes' },
  description: {
    en: 'Bends the light along a curve drawn beforehand.',
    es: 'Modula la luz según una curva ya preparada.',
    fr: 'Infléchit la lumière selon une courbe toute prête.'
  },
  parameters,
  example: 'curves:preset=matte'
} satisfies Treatment
