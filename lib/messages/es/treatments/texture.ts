import type { StepWords } from '../../step-words.ts'
import { region } from './shared.ts'

export const texture = {
  blur: {
    label: 'Desenfoque',
    description: 'Suaviza toda la fotografía o una región de ella.',
    parameters: {
      sigma: {
        label: 'Intensidad',
        description: 'La desviación típica de la campana de Gauss, en píxeles.'
      },
      region
    }
  },
  sharpen: {
    label: 'Enfoque',
    description: 'Realza los bordes, con máscara de desenfoque.',
    parameters: {
      sigma: {
        label: 'Radio',
        description: 'El ancho de los bordes sobre los que actúa, en píxeles.'
      },
      amount: {
        label: 'Cantidad',
        description: 'Cuánto de lo que quita el desenfoque se añade otra vez.'
      }
    }
  },
  median: {
    label: 'Quitar ruido',
    description: 'Quita motas y ruido y respeta los bordes, con un filtro de mediana.',
    parameters: {
      size: {
        label: 'Tamaño',
        description: 'El lado, en píxeles, del cuadrado cuya mediana toma cada píxel.'
      }
    }
  },
  pixelate: {
    label: 'Pixelar',
    description: 'Convierte en bloques de un solo color toda la fotografía o una región.',
    parameters: {
      size: { label: 'Bloque', description: 'El lado de un bloque, en píxeles.' },
      region
    }
  },
  edge: {
    label: 'Bordes',
    description: 'Dibuja cuánto cambia la luz, claro sobre negro (Sobel).',
    parameters: {}
  },
  emboss: {
    label: 'Relieve',
    description: 'Ilumina la fotografía desde arriba a la izquierda, como si fuera de metal.',
    parameters: {}
  },
  vignette: {
    label: 'Viñeta',
    description: 'Oscurece las esquinas, como un objetivo antiguo.',
    parameters: {
      strength: {
        label: 'Intensidad',
        description: 'Cuánta luz pierden las esquinas: de nada a toda.'
      },
      start: {
        label: 'Comienzo',
        description: 'Dónde empieza, como parte del trayecto del centro a una esquina.'
      }
    }
  },
  grain: {
    label: 'Grano',
    description: 'Añade el grano de la película: la misma fotografía recibe siempre el mismo.',
    parameters: {
      amount: {
        label: 'Cantidad',
        description: 'La desviación típica de lo que se añade, sobre 255.'
      }
    }
  },
  halftone: {
    label: 'Trama de semitonos',
    description: 'Imprime la luz como puntos negros de muchos tamaños, como un periódico.',
    parameters: {
      size: { label: 'Distancia', description: 'Del centro de un punto al siguiente, en píxeles.' },
      angle: { label: 'Ángulo', description: 'De las filas de puntos, en grados.' }
    }
  }
} satisfies Partial<StepWords>
