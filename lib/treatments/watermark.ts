import { z } from 'zod'
import { laid } from './parameters/laid.ts'
import { plainText } from './parameters/plain-text.ts'
import { color } from './parameters/values.ts'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  text: described(plainText, {
    label: { en: 'Text', es: 'Texto', fr: 'Texte' },
    description: {
      en: 'Up to 100 characters. Commas, semicolons, colons, equals signs and tildes as ~ and two hexadecimal digits for each byte of UTF-8: a comma is ~2C, a space may be ~20.',
      es: 'Hasta 100 caracteres. Comas, puntos y comas, dos puntos, signos igual y virgulillas se escriben con ~ y dos dígitos hexadecimales por cada byte de UTF-8: una coma es ~2C, un espacio puede ser ~20.',
      fr: 'Jusqu’à 100 caractères. Virgules, points-virgules, deux-points, signes égal et tildes s’écrivent ~ et deux chiffres hexadécimaux par octet d’UTF-8 : une virgule est ~2C, une espace peut être ~20.'
    }
  }),
  size: described(z.number().min(1).max(50).default(5), {
    label: { en: 'Size', es: 'Tamaño', fr: 'Taille' },
    description: {
      en: 'Height of a line, in percent of the shorter side.',
      es: 'Altura de una línea, en porcentaje del lado corto.',
      fr: 'La hauteur d’une ligne, en pourcentage du petit côté.'
    }
  }),
  color: described(color.default('ffffff'), {
    label: { en: 'Colour', es: 'Color', fr: 'Couleur' },
    description: { en: 'Of the letters.', es: 'De las letras.', fr: 'Celle des lettres.' }
  }),
  ...laid(0.6)
})

export const watermark = {
  label: { en: 'Watermark', es: 'Marca de agua', fr: 'Filigrane' },
  description: {
    en: 'Writes words on the photograph, in DejaVu Sans.',
    es: 'Escribe palabras sobre la fotografía, en DejaVu Sans.',
    fr: 'Écrit des mots sur la photographie, en DejaVu Sans.'
  },
  parameters,
  example: 'watermark:text=Revelado'
} satisfies Treatment
