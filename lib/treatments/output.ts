import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const formats = ['png', 'jpeg', 'webp', 'avif', 'gif', 'tiff', 'original'] as const

const parameters = z.strictObject({
  format: described(z.enum(formats).default('png'), {
    label: { en: 'Format', es: 'Formato' },
    description: {
      en: 'The file format of the print; original is the one that was sent.',
      es: 'El formato de la copia; original es el que se envió.'
    }
  }),
  quality: described(z.int().min(1).max(100).optional(), {
    label: { en: 'Quality', es: 'Calidad' },
    description: {
      en: 'For JPEG, WebP and AVIF. PNG, GIF and TIFF do not use it.',
      es: 'Para JPEG, WebP y AVIF. PNG, GIF y TIFF no la usan.'
    }
  })
})

/** How to encode the print: the last step, and no treatment. */
export const output = {
  label: { en: 'Output', es: 'Salida' },
  description: {
    en: 'How the print is encoded. Only as the last step.',
    es: 'Cómo se codifica la copia. Solo como último paso.'
  },
  parameters,
  example: 'grayscale,output:format=webp;quality=80'
} satisfies Treatment
