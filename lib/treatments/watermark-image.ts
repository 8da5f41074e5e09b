import { z } from 'zod'
import { imageId } from '#lib/images/ids.ts'
import { laid } from './parameters/laid.ts'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  image: described(imageId.meta({ examples: ['tqASv0Y1mZ6hRk2nQw8XfA'] }), {
    label: { en: 'Image', es: 'Imagen', fr: 'Image' },
    description: {
      en: 'The id of another image that was sent here and is still there: best one with transparency.',
      es: 'El id de otra imagen enviada aquí y que sigue estando: mejor una con transparencia.',
      fr: 'L’identifiant d’une autre image envoyée ici et encore présente : de préférence avec de la transparence.'
    }
  }),
  size: described(z.number().min(1).max(100).default(25), {
    label: { en: 'Size', es: 'Tamaño', fr: 'Taille' },
    description: {
      en: 'Its longer side, in percent of the shorter side of the photograph.',
      es: 'Su lado largo, en porcentaje del lado corto de la fotografía.',
      fr: 'Son grand côté, en pourcentage du petit côté de la photographie.'
    }
  }),
  ...laid(1)
})

export const watermarkImage = {
  label: { en: 'Watermark image', es: 'Imagen de marca de agua', fr: 'Image en filigrane' },
  description: {
    en: 'Lays another image on the photograph, a logo for instance.',
    es: 'Pone otra imagen sobre la fotografía, por ejemplo un logotipo.',
    fr: 'Pose une autre image sur la photographie, un logo par exemple.'
  },
  parameters,
  example: 'watermark-image:image=tqASv0Y1mZ6hRk2nQw8XfA;size=30'
} satisfies Treatment
