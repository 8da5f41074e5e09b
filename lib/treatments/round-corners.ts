import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  radius: described(z.int().min(1).max(8192).default(40), {
    label: { en: 'Radius', es: 'Radio', fr: 'Rayon' },
    description: {
      en: 'Of the corners, in pixels; at most half the shorter side.',
      es: 'De las esquinas, en píxeles; como mucho, la mitad del lado corto.',
      fr: 'Celui des coins, en pixels ; au plus la moitié du petit côté.'
    }
  })
})

export const roundCorners = {
  label: { en: 'Round corners', es: 'Esquinas redondas', fr: 'Coins arrondis' },
  description: {
    en: 'Rounds the corners off; outside them the print is transparent.',
    es: 'Redondea las esquinas; fuera de ellas la copia es transparente.',
    fr: 'Arrondit les coins ; au-dehors, le tirage est transparent.'
  },
  parameters,
  example: 'round-corners:radius=60'
} satisfies Treatment
