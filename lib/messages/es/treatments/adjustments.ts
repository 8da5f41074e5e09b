import type { StepWords } from '../../step-words.ts'

export const adjustments = {
  brightness: {
    label: 'Brillo',
    description: 'Aclara u oscurece toda la fotografía.',
    parameters: {
      amount: {
        label: 'Cantidad',
        description: 'Por debajo de 1 más oscura, hasta negra en 0; por encima más clara.'
      }
    }
  },
  contrast: {
    label: 'Contraste',
    description: 'Aumenta o reduce el contraste.',
    parameters: {
      amount: {
        label: 'Cantidad',
        description: 'Por debajo de 1 más plana, hasta un solo gris en 0; por encima más dura.'
      }
    }
  },
  curves: {
    label: 'Curvas',
    description: 'Ajusta los tonos con una curva predefinida.',
    parameters: {
      preset: {
        label: 'Curva',
        description:
          'Más dura (contrast, strong-contrast), más suave (soft), más clara (lighter), más oscura (darker), sombras abiertas (lift-shadows), negro desvaído (matte) o película en el baño equivocado (cross-process).'
      }
    }
  },
  gamma: {
    label: 'Gamma',
    description: 'Aclara u oscurece los medios tonos y deja donde están el negro y el blanco.',
    parameters: {
      exponent: {
        label: 'Exponente',
        description: 'Por encima de 1 más clara, por debajo más oscura.'
      }
    }
  },
  exposure: {
    label: 'Exposición',
    description: 'Da más o menos luz a la fotografía, en pasos (EV).',
    parameters: {
      stops: {
        label: 'Pasos',
        description: 'Cada paso dobla la luz; cada paso negativo la deja en la mitad.'
      }
    }
  },
  temperature: {
    label: 'Temperatura',
    description: 'Hace más cálida o más fría la luz de la fotografía, sin aclararla.',
    parameters: {
      shift: {
        label: 'Desplazamiento',
        description:
          'En mireds, como cuentan los filtros de color: 18 es un 81A, 112 un 85; por debajo de 0, más fría: -18 es un 82A.'
      }
    }
  },
  saturation: {
    label: 'Saturación',
    description: 'Aviva o apaga los colores.',
    parameters: {
      amount: {
        label: 'Cantidad',
        description:
          'Por debajo de 1 los colores palidecen, hasta ninguno en 0; por encima se avivan.'
      }
    }
  },
  hue: {
    label: 'Tono',
    description: 'Gira todos los colores sobre el círculo cromático.',
    parameters: {
      angle: {
        label: 'Ángulo',
        description: 'En grados del círculo cromático: 120 vuelve verde lo rojo.'
      }
    }
  },
  normalize: {
    label: 'Normalizar',
    description: 'Extiende la luz del negro pleno al blanco pleno.',
    parameters: {
      black: {
        label: 'Negro',
        description: 'Porcentaje de los píxeles que puede acabar en negro.'
      },
      white: {
        label: 'Blanco',
        description: 'Porcentaje de los píxeles que puede acabar en blanco.'
      }
    }
  },
  equalize: {
    label: 'Ecualizar',
    description: 'Reparte la luz para que cada nivel sea tan común como los demás.',
    parameters: {}
  },
  clahe: {
    label: 'Contraste local',
    description:
      'Saca detalle de las sombras y las luces, en cada parte de la fotografía por separado (CLAHE).',
    parameters: {
      limit: {
        label: 'Límite',
        description: 'Cuánto puede crecer el contraste: 1 apenas, 40 todo lo posible.'
      },
      tiles: { label: 'Teselas', description: 'En cuántas partes se dividen el ancho y el alto.' }
    }
  },
  threshold: {
    label: 'Umbral',
    description: 'Deja solo blanco y negro.',
    parameters: {
      level: { label: 'Nivel', description: 'La luz desde este nivel es blanca, de 255.' }
    }
  },
  posterize: {
    label: 'Posterizar',
    description: 'Deja unos pocos niveles de cada color, como un cartel impreso.',
    parameters: {
      levels: { label: 'Niveles', description: 'De cada uno de rojo, verde y azul.' }
    }
  },
  solarize: {
    label: 'Solarizar',
    description: 'Convierte lo claro en su negativo, como el papel que recibe luz al revelarse.',
    parameters: {
      level: { label: 'Nivel', description: 'Los valores desde este nivel se invierten, de 255.' }
    }
  }
} satisfies Partial<StepWords>
