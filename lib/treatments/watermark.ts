import { z } from 'zod'
import { laid } from './laid.ts'
import { plainText } from './plain-text.ts'
import { described, type Treatment } from './treatment.ts'
import { color } from './values.ts'

const parameters = z.strictObject({
  text: described(plainText, {
    label: { en: 'Text', es: 'Texto' },
    description: {
      en: 'Up to 100 characters. Commas, semicolons, colons, equals signs and tildes as ~ and two hexadecimal digits for each byte of UTF-8: a comma is ~2C, a space may be ~20.',
      es: 'Hasta 100 caracteres. Comas, puntos y comas, dos puntos, signos igual y virgulillas, como ~ y dos dígitos hexadecimales por cada byte de UTF-8: una coma es ~2C, un espacio puede ser ~20.'
    }
  }),
  size: described(z.number().min(1).max(50).default(5), {
    label: { en: 'Size', es: 'Tamaño' },
    description: {
      en: 'Height of a line, in percent of the shorter side.',
      es: 'Altura de una línea, en porcentaje del lado corto.'
    }
  }),
  color: described(color.default('ffffff'), {
    label: { en: 'Colour', es: 'Color' },
    description: { en: 'Of the letters.', es: 'De las letras.' }
  }),
  ...laid(0.6)
})

export const watermark = {
  label: { en: 'Watermark', es: 'Marca de agua' },
  description: {
    en: 'Writes words on the photograph, in DejaVu Sans.',
    es: 'Escribe palabras sobre la fotografía, en DejaVu Sans.'
  },
  parameters,
  example: 'watermark:text=Revelado'
} satisfies Treatment
