import { z } from 'zod'
import { band, color } from './parameters/values.ts'
import type { Treatment } from './treatment.ts'

const palettes = [
  'ironbow',
  'inferno',
  'magma',
  'viridis',
  'cividis',
  'turbo',
  'rainbow',
  'white-hot',
  'black-hot',
  'arctic'
] as const

const parameters = z.strictObject({
  palette: z.enum(palettes).default('ironbow').meta({ widget: 'palette' }),
  invert: z.boolean().default(false),
  span: band.default('0-100'),
  isotherm: band.optional(),
  'isotherm-color': color.default('00ff00'),
  scale: z.boolean().default(false)
})

export type PaletteName = (typeof palettes)[number]

export const thermal = {
  kind: 'tone',
  parameters,
  example: 'thermal:palette=inferno'
} satisfies Treatment
