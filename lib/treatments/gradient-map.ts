import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'
import { colors } from './values.ts'

const parameters = z.strictObject({
  stops: described(colors.default('1a0b3b-d9482b-ffe9b0'), {
    label: { en: 'Stops', es: 'Paradas' },
    description: {
      en: 'Two to eight colours in hexadecimal digits, joined by hyphens, from dark to light.',
      es: 'De dos a ocho colores en dígitos hexadecimales, unidos por guiones, de lo oscuro a lo claro.'
    }
  })
})

export const gradientMap = {
  label: { en: 'Gradient map', es: 'Mapa de degradado' },
  description: {
    en: 'Colours the light of the photograph along a gradient of your own.',
    es: 'Colorea la luz de la fotografía según un degradado propio.'
  },
  parameters,
  example: 'gradient-map:stops=000000-ff8800-ffffff'
} satisfies Treatment
