import { z } from 'zod'
import { colors } from './parameters/values.ts'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  stops: described(colors.default('1a0b3b-d9482b-ffe9b0'), {
    label: { en: 'Stops', es: 'Colores', fr: 'Couleurs' },
    description: {
      en: 'Two to eight colours in hexadecimal digits, joined by hyphens, from dark to light.',
      es: 'De dos a ocho colores en dígitos hexadecimales, unidos por guiones, de lo oscuro a lo claro.',
      fr: 'De deux à huit couleurs en chiffres hexadécimaux, reliées par des traits d’union, du sombre au clair.'
    }
  })
})

export const gradientMap = {
  label: { en: 'Gradient map', es: 'Mapa de degradado', fr: 'Carte de dégradé' },
  description: {
    en: 'Colours the light of the photograph along a gradient of your own.',
    es: 'Colorea la luz de la fotografía según un degradado propio.',
    fr: 'Colore la lumière de la photographie selon un dégradé de votre choix.'
  },
  parameters,
  example: 'gradient-map:stops=000000-ff8800-ffffff'
} satisfies Treatment
