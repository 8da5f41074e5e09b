import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const share = z.number().min(0).max(1)

const parameters = z.strictObject({
  fade: described(share.clone().default(0.5), {
    label: { en: 'Fading', es: 'Desvaído', fr: 'Décoloration' },
    description: {
      en: 'How far colours paled and black turned brown, from 0 to 1.',
      es: 'Cuánto palidecieron los colores y pardeó el negro, de 0 a 1.',
      fr: 'À quel point les couleurs ont pâli et le noir a bruni, de 0 à 1.'
    }
  }),
  warmth: described(share.clone().default(0.5), {
    label: { en: 'Warmth', es: 'Calidez', fr: 'Chaleur' },
    description: {
      en: 'How yellow the paper became, from 0 to 1.',
      es: 'Cuánto amarilleó el papel, de 0 a 1.',
      fr: 'À quel point le papier a jauni, de 0 à 1.'
    }
  }),
  grain: described(z.number().min(0).max(40).default(7), {
    label: { en: 'Grain', es: 'Grano', fr: 'Grain' },
    description: {
      en: 'As grain:amount has it; the same photograph always gets the same.',
      es: 'Como en grain:amount; la misma fotografía recibe siempre el mismo.',
      fr: 'Comme pour grain:amount ; une même photographie reçoit toujours le même.'
    }
  }),
  vignette: described(share.clone().default(0.4), {
    label: { en: 'Vignette', es: 'Viñeta', fr: 'Vignettage' },
    description: {
      en: 'How dark the corners are, from 0 to 1.',
      es: 'Cuán oscuras son las esquinas, de 0 a 1.',
      fr: 'À quel point les coins sont sombres, de 0 à 1.'
    }
  })
})

export const vintage = {
  label: { en: 'Vintage', es: 'Antigua', fr: 'À l’ancienne' },
  description: {
    en: 'Like an old photograph: faded, warm, with grain and dark corners.',
    es: 'Como una fotografía antigua: desvaída, cálida, con grano y esquinas oscuras.',
    fr: 'Comme une vieille photographie : passée, chaude, avec du grain et des coins sombres.'
  },
  parameters,
  example: 'vintage:fade=0.7;grain=10'
} satisfies Treatment
