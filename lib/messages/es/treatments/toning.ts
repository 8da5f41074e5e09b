import type { StepWords } from '../../step-words.ts'

export const toning = {
  grayscale: {
    label: 'Escala de grises',
    description: 'Quita el color y deja la luz: la copia tiene un solo canal.',
    parameters: {
      weights: {
        label: 'Pesos',
        description:
          'Cuánto pesan el rojo, el verde y el azul: según la luz que dan (luminance), como en televisión (rec601, rec709) o como la película en blanco y negro tras un filtro de color.'
      }
    }
  },
  mixer: {
    label: 'Mezclador de canales',
    description:
      'Blanco y negro con pesos propios para el rojo, el verde y el azul: 100 en total conserva la luz.',
    parameters: {
      red: { label: 'Rojo', description: 'En tanto por ciento; por debajo de 0 oscurece lo rojo.' },
      green: { label: 'Verde', description: 'En tanto por ciento.' },
      blue: { label: 'Azul', description: 'En tanto por ciento.' }
    }
  },
  sepia: {
    label: 'Sepia',
    description: 'Vira la fotografía a marrón, como se viraban las copias para que durasen.',
    parameters: {
      amount: { label: 'Cantidad', description: 'De 0, los colores como son, a 1, solo marrones.' }
    }
  },
  vintage: {
    label: 'Antigua',
    description: 'Como una fotografía antigua: desvaída, cálida, con grano y esquinas oscuras.',
    parameters: {
      fade: {
        label: 'Desvaído',
        description: 'Cuánto palidecieron los colores y pardeó el negro, de 0 a 1.'
      },
      warmth: { label: 'Calidez', description: 'Cuánto amarilleó el papel, de 0 a 1.' },
      grain: {
        label: 'Grano',
        description: 'Como en grain:amount; la misma fotografía recibe siempre el mismo.'
      },
      vignette: { label: 'Viñeta', description: 'Cuán oscuras son las esquinas, de 0 a 1.' }
    }
  },
  lut: {
    label: 'Estilo',
    description:
      'Da a cada color otro, como lo harían una película o un laboratorio: una tabla tridimensional.',
    parameters: {
      preset: {
        label: 'Estilo',
        description:
          'Película cálida de tarde (golden), sombras frías frente a la piel (teal-orange), dura y pálida (bleach-bypass), colores fuertes (slide-film) o suaves (pastel), o noche americana (night).'
      },
      strength: { label: 'Intensidad', description: 'De 0, la fotografía, a 1, todo el estilo.' }
    }
  },
  negative: {
    label: 'Negativo',
    description: 'Convierte la luz en sombra y cada color en su opuesto.',
    parameters: {}
  },
  duotone: {
    label: 'Duotono',
    description: 'Imprime la fotografía con dos tintas: una para las sombras, otra para las luces.',
    parameters: {
      shadows: { label: 'Sombras', description: 'El color del negro.' },
      highlights: { label: 'Luces', description: 'El color del blanco.' }
    }
  },
  tint: {
    label: 'Teñido',
    description:
      'Da un solo color a toda la fotografía y conserva su luz: el negro sigue negro y el blanco, blanco.',
    parameters: {
      color: { label: 'Color', description: 'Su claridad no importa.' }
    }
  },
  'gradient-map': {
    label: 'Mapa de degradado',
    description: 'Colorea la luz de la fotografía según un degradado propio.',
    parameters: {
      stops: {
        label: 'Colores',
        description:
          'De dos a ocho colores en dígitos hexadecimales, unidos por guiones, de lo oscuro a lo claro.'
      }
    }
  },
  thermal: {
    label: 'Térmica',
    description: 'Colorea la luz de la fotografía como una cámara térmica colorea el calor.',
    parameters: {
      palette: { label: 'Paleta', description: 'Los colores, del punto más oscuro al más claro.' },
      invert: { label: 'Invertir', description: 'Los colores al revés: lo oscuro es lo caliente.' },
      span: {
        label: 'Intervalo',
        description:
          'Los niveles que pasan a ser el más frío y el más caliente, en porcentaje de la claridad total: 20-80 reparte toda la paleta entre los dos.'
      },
      isotherm: {
        label: 'Isoterma',
        description: 'Marca toda la luz de un porcentaje a otro con un solo color, como 70-85.'
      },
      'isotherm-color': { label: 'Color de la isoterma' },
      scale: {
        label: 'Escala',
        description: 'Dibuja la paleta como una barra en el borde derecho.'
      }
    }
  }
} satisfies Partial<StepWords>
