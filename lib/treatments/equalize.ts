import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const equalize = {
  label: { en: 'Equalize', es: 'Ecualizar', fr: 'Égalisation' },
  description: {
    en: 'Spreads the light so that every level is as common as any other.',
    es: 'Reparte la luz para que cada nivel sea tan común como los demás.',
    fr: 'Répartit la lumière pour que chaque niveau soit aussi fréquent que les autres.'
  },
  parameters: z.strictObject({}),
  example: 'equalize'
} satisfies Treatment
