import type { StepWords } from '../../step-words.ts'
import { laid } from './shared.ts'

export const sheet = {
  watermark: {
    label: 'Marca de agua',
    description: 'Escribe palabras sobre la fotografía, en DejaVu Sans.',
    parameters: {
      text: {
        label: 'Texto',
        description:
          'Hasta 100 caracteres. Comas, puntos y comas, dos puntos, signos igual y virgulillas se escriben con ~ y dos dígitos hexadecimales por cada byte de UTF-8: una coma es ~2C, un espacio puede ser ~20.'
      },
      size: { label: 'Tamaño', description: 'Altura de una línea, en porcentaje del lado corto.' },
      color: { label: 'Color', description: 'De las letras.' },
      ...laid
    }
  },
  'watermark-image': {
    label: 'Imagen de marca de agua',
    description: 'Pone otra imagen sobre la fotografía, por ejemplo un logotipo.',
    parameters: {
      image: {
        label: 'Imagen',
        description:
          'El id de otra imagen enviada aquí y que sigue estando: mejor una con transparencia.'
      },
      size: {
        label: 'Tamaño',
        description: 'Su lado largo, en porcentaje del lado corto de la fotografía.'
      },
      ...laid
    }
  },
  'contact-sheet': {
    label: 'Hoja de contactos',
    description:
      'Una copia pequeña con cada tratamiento de tono y color, todas en una hoja: para elegir.',
    parameters: {
      size: { label: 'Tamaño', description: 'Lado largo de cada copia pequeña, en píxeles.' },
      columns: { label: 'Columnas', description: 'Copias pequeñas en cada fila.' },
      labels: {
        label: 'Rótulos',
        description: 'Si cada copia pequeña dice con qué receta se hizo.'
      }
    }
  }
} satisfies Partial<StepWords>
