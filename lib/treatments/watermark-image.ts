import { z } from 'zod'
import { imageId } from '#lib/job.ts'
import { gravities } from './places.ts'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  image: described(imageId.meta({ examples: ['tqASv0Y1mZ6hRk2nQw8XfA'] }), {
    label: { en: 'Image', es: 'Imagen' },
    description: {
      en: 'The id of another image that was sent here and is still there: best one with transparency.',
      es: 'El id de otra imagen enviada aquí y que sigue estando: mejor una con transparencia.'
    }
  }),
  size: described(z.number().min(1).max(100).default(25), {
    label: { en: 'Size', es: 'Tamaño' },
    description: {
      en: 'Its longer side, in percent of the shorter side of the photograph.',
      es: 'Su lado largo, en porcentaje del lado corto de la fotografía.'
    }
  }),
  opacity: described(z.number().min(0).max(1).default(1), {
    label: { en: 'Opacity', es: 'Opacidad' },
    description: { en: 'From 0, unseen, to 1.', es: 'De 0, invisible, a 1.' }
  }),
  gravity: described(z.enum(gravities).default('south-east'), {
    label: { en: 'Gravity', es: 'Posición' },
    description: { en: 'Where it stands.', es: 'Dónde está.' }
  }),
  tiled: described(z.boolean().default(false), {
    label: { en: 'Tiled', es: 'Repetida' },
    description: {
      en: 'Again and again, over the whole photograph.',
      es: 'Una y otra vez, sobre toda la fotografía.'
    }
  })
})

export const watermarkImage = {
  label: { en: 'Watermark image', es: 'Imagen de marca de agua' },
  description: {
    en: 'Lays another image on the photograph, a logo for instance.',
    es: 'Pone otra imagen sobre la fotografía, por ejemplo un logotipo.'
  },
  parameters,
  example: 'watermark-image:image=tqASv0Y1mZ6hRk2nQw8XfA;size=30'
} satisfies Treatment
