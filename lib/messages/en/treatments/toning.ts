import type { StepWords } from '../../step-words.ts'

export const toning = {
  grayscale: {
    label: 'Grayscale',
    description: 'Takes the colour out and leaves the light: the print has one channel.',
    parameters: {
      weights: {
        label: 'Weights',
        description:
          'How red, green and blue are weighed: by the light they give (luminance), as television does it (rec601, rec709), or as black-and-white film behind a colour filter.'
      }
    }
  },
  mixer: {
    label: 'Channel mixer',
    description:
      'Black and white with weights of your own for red, green and blue: 100 together keeps the light.',
    parameters: {
      red: { label: 'Red', description: 'In percent; below 0 darkens what is red.' },
      green: { label: 'Green', description: 'In percent.' },
      blue: { label: 'Blue', description: 'In percent.' }
    }
  },
  sepia: {
    label: 'Sepia',
    description: 'Tones the photograph brown, as prints were toned to make them last.',
    parameters: {
      amount: {
        label: 'Amount',
        description: 'From 0, the colours as they are, to 1, brown alone.'
      }
    }
  },
  vintage: {
    label: 'Vintage',
    description: 'Like an old photograph: faded, warm, with grain and dark corners.',
    parameters: {
      fade: {
        label: 'Fading',
        description: 'How far colours paled and black turned brown, from 0 to 1.'
      },
      warmth: { label: 'Warmth', description: 'How yellow the paper became, from 0 to 1.' },
      grain: {
        label: 'Grain',
        description: 'As grain:amount has it; the same photograph always gets the same.'
      },
      vignette: { label: 'Vignette', description: 'How dark the corners are, from 0 to 1.' }
    }
  },
  lut: {
    label: 'Look',
    description:
      'Gives every colour another one, as a film or a laboratory would: a three-dimensional table.',
    parameters: {
      preset: {
        label: 'Look',
        description:
          'Warm evening film (golden), shadows against skin (teal-orange), hard and pale (bleach-bypass), strong colours (slide-film), soft ones (pastel), or day for night (night).'
      },
      strength: { label: 'Strength', description: 'From 0, the photograph, to 1, the whole look.' }
    }
  },
  negative: {
    label: 'Negative',
    description: 'Turns light into dark and each colour into its opposite.',
    parameters: {}
  },
  duotone: {
    label: 'Duotone',
    description: 'Prints the photograph with two inks: one for the dark, one for the light.',
    parameters: {
      shadows: { label: 'Shadows', description: 'The colour of black.' },
      highlights: { label: 'Highlights', description: 'The colour of white.' }
    }
  },
  tint: {
    label: 'Tint',
    description:
      'Gives all the photograph one colour and keeps its light: black stays black, white stays white.',
    parameters: {
      color: {
        label: 'Colour',
        description: 'How light it is does not matter.'
      }
    }
  },
  'gradient-map': {
    label: 'Gradient map',
    description: 'Colours the light of the photograph along a gradient of your own.',
    parameters: {
      stops: {
        label: 'Stops',
        description:
          'Two to eight colours in hexadecimal digits, joined by hyphens, from dark to light.'
      }
    }
  },
  thermal: {
    label: 'Thermal',
    description: 'Colours the light of the photograph as a thermal camera colours heat.',
    parameters: {
      palette: {
        label: 'Palette',
        description: 'The colours, from the darkest point to the brightest.'
      },
      invert: { label: 'Invert', description: 'The colours the other way round: dark is hot.' },
      isotherm: {
        label: 'Isotherm',
        description: 'Marks all light from one percentage to another with one colour, as 70-85.'
      },
      'isotherm-color': { label: 'Colour of the isotherm' },
      scale: { label: 'Scale', description: 'Draws the palette as a bar at the right edge.' }
    }
  }
} satisfies Partial<StepWords>
