import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  levels: described(z.int().min(2).max(64).default(4), {
    label: { en: 'Levels', es: 'Niveles' },
    description: {
      en: 'Of each of red, green and blue.',
      es: 'De cada uno de rojo, verde y azul.'
    }
  })
})

export const posterize = {
  label: { en: 'Posterize', es: 'Posterizar' },
  description: {
    en: 'Leaves a few levels of each colour, as a printed poster.',
    es: 'Deja unos pocos niveles de cada color, como un cartel impreso.'
  },
  parameters,
  example: 'posterize:levels=5'
} satisfies Treatment
