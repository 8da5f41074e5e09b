import type { StepWords } from '../../step-words.ts'

export const adjustments = {
  brightness: {
    label: 'Brightness',
    description: 'Brightens or darkens the whole photograph.',
    parameters: {
      amount: {
        label: 'Amount',
        description: 'Below 1 darker, down to black at 0; above 1 brighter.'
      }
    }
  },
  contrast: {
    label: 'Contrast',
    description: 'Raises or lowers contrast.',
    parameters: {
      amount: {
        label: 'Amount',
        description: 'Below 1 flatter, down to one gray at 0; above 1 harder.'
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
    description: 'Brightens or darkens the middle and leaves black and white where they are.',
    parameters: {
      exponent: { label: 'Exponent', description: 'Above 1 brighter, below 1 darker.' }
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
    description: 'Makes the light of the photograph warmer or colder, and no brighter.',
    parameters: {
      shift: {
        label: 'Shift',
        description:
          'In mireds, as colour filters count: 18 is an 81A, 112 an 85; below 0 colder, -18 is an 82A.'
      }
    }
  },
  saturation: {
    label: 'Saturation',
    description: 'Makes colours stronger or paler.',
    parameters: {
      amount: {
        label: 'Amount',
        description: 'Below 1 colours are paler, down to none at 0; above 1 they are stronger.'
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
      black: { label: 'Black', description: 'Percent of the pixels that may end in black.' },
      white: { label: 'White', description: 'Percent of the pixels that may end in white.' }
    }
  },
  equalize: {
    label: 'Equalize',
    description: 'Spreads the light so that every level is as common as any other.',
    parameters: {}
  },
  clahe: {
    label: 'Local contrast',
    description:
      'Draws detail out of shadows and lights, each part of the photograph by itself (CLAHE).',
    parameters: {
      limit: {
        label: 'Limit',
        description: 'How far contrast may grow: 1 hardly, 40 as far as it goes.'
      },
      tiles: { label: 'Tiles', description: 'Into how many parts width and height are divided.' }
    }
  },
  threshold: {
    label: 'Threshold',
    description: 'Leaves only black and white.',
    parameters: {
      level: { label: 'Level', description: 'Light from this level on is white, of 255.' }
    }
  },
  posterize: {
    label: 'Posterize',
    description: 'Leaves a few levels of each colour, as a printed poster.',
    parameters: {
      levels: { label: 'Levels', description: 'Of each of red, green and blue.' }
    }
  },
  solarize: {
    label: 'Solarize',
    description: 'Turns what is bright into its negative, as paper lit while it is developed.',
    parameters: {
      level: { label: 'Level', description: 'Samples from this level on are turned, of 255.' }
    }
  }
} satisfies Partial<StepWords>
