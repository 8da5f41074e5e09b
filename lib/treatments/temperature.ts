import { z } from 'zod'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  shift: described(z.number().min(-100).max(250).default(60), {
    label: { en: 'Shift', es: 'Desplazamiento', fr: 'Décalage' },
    description: {
      en: 'In mireds, as colour filters count: 18 is an 81A, 112 an 85; below 0 colder, -18 is an 82A.',
      es: 'En mireds, como cuentan los filtros de color: 18 es un 81A, 112 un 85; por debajo de 0, más fría: -18 es un 82A.',
      fr: 'En mireds, comme pour les filtres colorés : 18 est un 81A, 112 un 85 ; au-dessous de 0, plus froide, -18 est un 82A.'
    }
  })
})

export const temperature = {
  label: { en: 'Temperature', es: 'Temperatura', fr: 'Température' },
  description: {
    en: 'Makes the light of the photograph warmer or colder, and no brighter.',
    es: 'Hace más cálida o más fría la luz de la fotografía, sin aclararla.',
    fr: 'Rend la lumière de la photographie plus chaude ou plus froide, sans l’éclaircir.'
  },
  parameters,
  example: 'temperature:shift=40'
} satisfies Treatment
