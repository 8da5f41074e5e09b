import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const edge = {
  label: { en: 'Edges', es: 'Bordes', fr: 'Contours' },
  description: {
    en: 'Draws how steeply the light changes, bright on black (Sobel).',
    es: 'Dibuja cuánto cambia la luz, claro sobre negro (Sobel).',
    fr: 'Trace en clair sur noir les changements brusques de lumière (Sobel).'
  },
  parameters: z.strictObject({}),
  example: 'edge'
} satisfies Treatment
