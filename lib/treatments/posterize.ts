import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  levels: described(z.int().min(2).max(64).default(4), {
    label: { en: 'Levels', es: 'Niveles', fr: 'Niveaux' },
    description: {
      en: 'Of each of red, green and blue.',
      es: 'De cada uno de rojo, verde y azul.',
      fr: 'Pour chacun des rouge, vert et bleu.'
    }
  })
})

export const posterize = {
  label: { en: 'Posterize', es: 'Posterizar', fr: 'Postérisation' },
  description: {
    en: 'Leaves a few levels of each colour, as a printed poster.',
    es: 'Deja unos pocos niveles de cada color, como un cartel impreso.',
    fr: 'Ne laisse que quelques niveaux de chaque couleur, comme une affiche imprimée.'
  },
  parameters,
  example: 'posterize:levels=5'
} satisfies Treatment
