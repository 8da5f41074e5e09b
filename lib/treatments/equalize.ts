import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const equalize = {
  label: { en: 'Equalize', es: 'Ecualizar' },
  description: {
    en: 'Spreads the light so that every level is as common as any other.',
    es: 'Reparte la luz para que cada nivel sea tan común como los demás.'
  },
  parameters: z.strictObject({}),
  example: 'equalize'
} satisfies Treatment
