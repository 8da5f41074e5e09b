import type { Description } from '../treatment.ts'

/** What several treatments call alike. */
export const texts = {
  background: {
    label: { en: 'Background', es: 'Fondo', fr: 'Fond' },
    description: {
      en: 'The colour of what is added. Without it, transparent (white in JPEG).',
      es: 'El color de lo que se añade. Si falta, transparente (blanco en JPEG).',
      fr: 'La couleur de ce qui est ajouté. À défaut, transparent (blanc en JPEG).'
    }
  },
  region: {
    label: { en: 'Region', es: 'Región', fr: 'Zone' },
    description: {
      en: 'Only there: left.top.width.height, in pixels, or with a p after a number in percent of the image. 10p.20p.50p.40p begins at a tenth of the width.',
      es: 'Solo ahí: izquierda.arriba.ancho.alto, en píxeles, o con una p tras el número en porcentaje de la imagen. 10p.20p.50p.40p empieza en una décima parte del ancho.',
      fr: 'Là seulement : gauche.haut.largeur.hauteur, en pixels, ou, avec un p après le nombre, en pourcentage de l’image. 10p.20p.50p.40p commence à un dixième de la largeur.'
    }
  }
} satisfies Record<string, Description>
