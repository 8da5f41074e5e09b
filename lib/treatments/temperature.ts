import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  shift: described(z.number().min(-100).max(250).default(60), {
    label: { en: 'Shift', es: 'Desplazamiento' },
    description: {
      en: 'In mireds, as colour filters count: 18 is an 81A, 112 an 85; below 0 colder, -18 is an 82A.',
      es: 'En mireds, como cuentan los filtros de color: 18 es un 81A, 112 un 85; por debajo de 0 más fría, -18 es un 82A.'
    }
  })
})

export const temperature = {
  label: { en: 'Temperature', es: 'Temperatura' },
  description: {
    en: 'Makes the light of the photograph warmer or colder, and no brighter.',
    es: 'Hace más cálida o más fría la luz de la fotografía, sin aclararla.'
  },
  parameters,
  example: 'temperature:shift=40'
} satisfies Treatment
