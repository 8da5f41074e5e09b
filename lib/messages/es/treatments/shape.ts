import type { StepWords } from '../../step-words.ts'
import { background } from './shared.ts'

export const shape = {
  resize: {
    label: 'Tamaño',
    description: 'Cambia el tamaño y conserva las proporciones, salvo que se indique otra cosa.',
    parameters: {
      width: { label: 'Ancho', description: 'En píxeles. Déjelo vacío para que siga al alto.' },
      height: { label: 'Alto', description: 'En píxeles. Déjelo vacío para que siga al ancho.' },
      fit: {
        label: 'Ajuste',
        description:
          'Si el ancho y el alto no guardan las proporciones: caber en ambos (inside), alcanzar ambos (outside), llenar el marco y cortar lo que sobra (cover), caber y rellenar el marco con transparencia (contain) o deformar (fill).'
      },
      enlarge: {
        label: 'Ampliar',
        description: 'Si una fotografía menor de lo pedido puede ampliarse.'
      },
      gravity: {
        label: 'Posición',
        description:
          'Qué parte queda cuando cover corta, y dónde pone contain la fotografía. attention y entropy buscan lo que atrae la mirada y lo que más detalle tiene; en una animación conservan el centro.'
      }
    }
  },
  crop: {
    label: 'Recorte',
    description: 'Recorta un rectángulo; lo que caería fuera de la imagen se omite.',
    parameters: {
      region: {
        label: 'Región',
        description:
          'Lo que queda: izquierda.arriba.ancho.alto, en píxeles, o con una p tras el número en porcentaje de la imagen.'
      }
    }
  },
  rotate: {
    label: 'Girar',
    description: 'Gira la fotografía cualquier ángulo.',
    parameters: {
      angle: {
        label: 'Ángulo',
        description:
          'En grados, en el sentido del reloj. Entre ángulos rectos la imagen crece para contener sus esquinas.'
      },
      background
    }
  },
  flip: {
    label: 'Voltear',
    description: 'Refleja de arriba abajo.',
    parameters: {}
  },
  flop: {
    label: 'Espejo',
    description: 'Refleja de izquierda a derecha.',
    parameters: {}
  },
  trim: {
    label: 'Quitar bordes',
    description: 'Corta los bordes de un solo color.',
    parameters: {
      threshold: {
        label: 'Tolerancia',
        description:
          'Cuánto puede apartarse del color de la esquina superior izquierda y seguir siendo borde.'
      }
    }
  },
  pad: {
    label: 'Margen',
    description: 'Añade espacio a los lados, cada uno con su ancho.',
    parameters: {
      top: { label: 'Arriba', description: 'Píxeles que se añaden a este lado.' },
      right: { label: 'Derecha', description: 'Píxeles que se añaden a este lado.' },
      bottom: { label: 'Abajo', description: 'Píxeles que se añaden a este lado.' },
      left: { label: 'Izquierda', description: 'Píxeles que se añaden a este lado.' },
      background
    }
  },
  border: {
    label: 'Marco',
    description: 'Pone alrededor de la fotografía un marco de un color.',
    parameters: {
      width: { label: 'Ancho', description: 'En píxeles, por los cuatro lados.' },
      color: { label: 'Color', description: 'El color del marco.' }
    }
  },
  flatten: {
    label: 'Acoplar',
    description: 'Pone una fotografía transparente sobre un color.',
    parameters: {
      background: { label: 'Fondo', description: 'El color que se ve por debajo.' }
    }
  },
  'round-corners': {
    label: 'Esquinas redondas',
    description: 'Redondea las esquinas; fuera de ellas la copia es transparente.',
    parameters: {
      radius: {
        label: 'Radio',
        description: 'De las esquinas, en píxeles; como mucho, la mitad del lado corto.'
      }
    }
  },
  circle: {
    label: 'Círculo',
    description:
      'Recorta el mayor círculo del centro, para retratos; fuera de él la copia es transparente.',
    parameters: {}
  },
  extend: {
    label: 'Extender',
    description: 'Añade espacio a dos lados hasta que ancho y alto tengan la proporción pedida.',
    parameters: {
      ratio: { label: 'Proporción', description: 'Ancho por alto.' },
      fill: {
        label: 'Relleno',
        description: 'Con la propia fotografía, ampliada y desenfocada, o con un color.'
      },
      color: { label: 'Color', description: 'Para fill=color.' }
    }
  }
} satisfies Partial<StepWords>
