import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  amount: described(z.number().min(0).max(100).default(12), {
    label: { en: 'Amount', es: 'Cantidad', fr: 'Quantité' },
    description: {
      en: 'The standard deviation of what is added, of 255.',
      es: 'La desviación típica de lo que se añade, sobre 255.',
      fr: 'L’écart type de ce qui est ajouté, sur 255.'
    }
  })
})

export const grain = {
  label: { en: 'Grain', es: 'Grano', fr: 'Grain' },
  description: {
    en: 'Adds the grain of film: the same photograph always gets the same.',
    es: 'Añade el grano de la película: la misma fotografía recibe siempre el mismo.',
    fr: 'Ajoute le grain de la pellicule : une même photographie reçoit toujours le même.'
  },
  parameters,
  example: 'grayscale,grain:amount=20'
} satisfies Treatment
