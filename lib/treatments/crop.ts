import { z } from 'zod'
import { region } from './parameters/places.ts'
import { described, type Treatment } from './treatment.ts'

const parameters = z.strictObject({
  region: described(region, {
    label: { en: 'Region', es: 'Región', fr: 'Zone' },
    description: {
      en: 'What stays: left.top.width.height, in pixels, or with a p after a number in percent of the image.',
      es: 'Lo que queda: izquierda.arriba.ancho.alto, en píxeles, o con una p tras el número en porcentaje de la imagen.',
      fr: 'Ce qui reste : gauche.haut.largeur.hauteur, en pixels, ou, avec un p après le nombre, en pourcentage de l’image.'
    }
  })
})

export const crop = {
  label: { en: 'Crop', es: 'Recorte', fr: 'Recadrer' },
  description: {
    en: 'Cuts a rectangle out; what would lie outside the image is left out.',
    es: 'Recorta un rectángulo; lo que caería fuera de la imagen se omite.',
    fr: 'Découpe un rectangle ; ce qui dépasserait de l’image est laissé de côté.'
  },
  parameters,
  example: 'crop:region=10p.10p.80p.80p'
} satisfies Treatment
