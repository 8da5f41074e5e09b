import type { Description } from './treatment.ts'

/** What several treatments call alike. */
export const texts = {
  width: {
    label: { en: 'Width', es: 'Ancho' },
    description: { en: 'In pixels.', es: 'En píxeles.' }
  },
  height: {
    label: { en: 'Height', es: 'Alto' },
    description: { en: 'In pixels.', es: 'En píxeles.' }
  },
  background: {
    label: { en: 'Background', es: 'Fondo' },
    description: {
      en: 'The colour of what is added. Without it, transparent (white in JPEG).',
      es: 'El color de lo que se añade. Si falta, transparente (blanco en JPEG).'
    }
  },
  region: {
    label: { en: 'Region', es: 'Región' },
    description: {
      en: 'Only there: left.top.width.height, in pixels, or with a p after a number in percent of the image. 10p.20p.50p.40p begins at a tenth of the width.',
      es: 'Solo ahí: izquierda.arriba.ancho.alto, en píxeles, o con una p tras el número en porcentaje de la imagen. 10p.20p.50p.40p empieza en una décima parte del ancho.'
    }
  },
  gravity: {
    label: { en: 'Gravity', es: 'Posición' },
    description: {
      en: 'Which part it keeps to.',
      es: 'A qué parte se arrima.'
    }
  }
} satisfies Record<string, Description>
