import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const palettes = ['ironbow', 'inferno', 'white-hot', 'black-hot', 'rainbow'] as const

const parameters = z.strictObject({
  palette: described(z.enum(palettes).default('ironbow'), {
    label: { en: 'Palette', es: 'Paleta' },
    description: {
      en: 'The colours, from the darkest point to the brightest.',
      es: 'Los colores, del punto más oscuro al más claro.'
    }
  })
})

export type PaletteName = (typeof palettes)[number]

export const thermal = {
  label: { en: 'Thermal', es: 'Térmica' },
  description: {
    en: 'Colours the light of the photograph as a thermal camera colours heat.',
    es: 'Colorea la luz de la fotografía como una cámara térmica colorea el calor.'
  },
  parameters,
  example: 'thermal:palette=inferno'
} satisfies Treatment
