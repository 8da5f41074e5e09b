import { z } from 'zod'
import type { Treatment } from './treatment.ts'

export const circle = {
  label: { en: 'Circle', es: 'Círculo', fr: 'Cercle' },
  description: {
    en: 'Cuts the largest circle out of the middle, for portraits; outside it the print is transparent.',
    es: 'Recorta el mayor círculo del centro, para retratos; fuera de él la copia es transparente.',
    fr: 'Découpe au centre le plus grand cercle possible, pour les portraits ; au-dehors, le tirage est transparent.'
  },
  parameters: z.strictObject({}),
  example: 'resize:width=256;height=256;fit=cover;gravity=attention,circle'
} satisfies Treatment
