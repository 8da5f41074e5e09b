import type { StepWords } from '../../step-words.ts'

export const adjustments = {
  brightness: {
    label: 'Brightness',
    description: 'Brightens or darkens the whole photograph.',
    parameters: {
      amount: {
        label: 'Amount',
        description: 'Below 1 is darker, down to black at 0; above 1 is brighter.'
      }
    }
  },
  contrast: {
    label: 'Contrast',
    description: 'Raises or lowers contrast.',
    parameters: {
      amount: {
        label: 'Amount',
        description: 'Below 1 is flatter, down to a single gray at 0; above 1 is harder.'
      }
    }
  },
  curves: {
    label: 'Curves',
    description: 'Adjusts tones with a preset curve.',
    parameters: {
      preset: {
        label: 'Curve',
        description:
          'Harder (contrast, strong-contrast), softer (soft), lighter, darker, open shadows (lift-shadows), faded black (matte), or film in the wrong bath (cross-process).'
      }
    }
  },
  gamma: {
    label: 'Gamma',
    description: 'Brightens or darkens the midtones; black and white stay as they are.',
    parameters: {
      exponent: { label: 'Exponent', description: 'Above 1 is brighter, below 1 darker.' }
    }
  },
  exposure: {
    label: 'Exposure',
    description: 'Gives the photograph more or less light, in stops (EV).',
    parameters: {
      stops: {
        label: 'Stops',
        description: 'Each stop doubles the light; each negative one halves it.'
      }
    }
  },
  temperature: {
    label: 'Temperature',
    description:
      'Makes the light of the photograph warmer or cooler without changing its brightness.',
    parameters: {
      shift: {
        label: 'Shift',
        description:
          'In mireds, like colour filters: 18 is an 81A, 112 an 85. Below 0 is cooler: -18 is an 82A.'
      }
    }
  },
  saturation: {
    label: 'Saturation',
    description: 'Makes colours stronger or paler.',
    parameters: {
      amount: {
        label: 'Amount',
        description: 'Below 1, colours are paler, down to none at 0; above 1, they are stronger.'
      }
    }
  },
  hue: {
    label: 'Hue',
    description: 'Turns all colours around the colour wheel.',
    parameters: {
      angle: {
        label: 'Angle',
        description: 'In degrees on the colour wheel: 120 makes red things green.'
      }
    }
  },
  normalize: {
    label: 'Normalize',
    description: 'Stretches the light from full black to full white.',
    parameters: {
      black: { label: 'Black', description: 'Percentage of pixels that may become pure black.' },
      white: { label: 'White', description: 'Percentage of pixels that may become pure white.' }
    }
  },
  equalize: {
    label: 'Equalize',
    description: 'Spreads the light so that every level is equally common.',
    parameters: {}
  },
  clahe: {
    label: 'Local contrast',
    description:
      'Brings out detail in shadows and highlights, separately in each part of the photograph (CLAHE).',
    parameters: {
      limit: {
        label: 'Limit',
        description: 'How much contrast may grow: hardly at 1, without limit at 40.'
      },
      tiles: {
        label: 'Tiles',
        description: 'The number of parts that width and height are divided into.'
      }
    }
  },
  threshold: {
    label: 'Threshold',
    description: 'Leaves only black and white.',
    parameters: {
      level: { label: 'Level', description: 'Levels from this one up, of 255, become white.' }
    }
  },
  posterize: {
    label: 'Posterize',
    description: 'Reduces each colour to a few levels, like a printed poster.',
    parameters: {
      levels: { label: 'Levels', description: 'For each of red, green and blue.' }
    }
  },
  solarize: {
    label: 'Solarize',
    description:
      'Turns bright parts into their negative, like paper exposed to light while it is developed.',
    parameters: {
      level: { label: 'Level', description: 'Levels from this one up, of 255, are inverted.' }
    }
  }
} satisfies Partial<StepWords>
