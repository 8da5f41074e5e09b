import type { StepWords } from '../../step-words.ts'

export const toning = {
  grayscale: {
    label: 'Grayscale',
    description: 'Removes the colour and keeps the light: the print has one channel.',
    parameters: {
      weights: {
        label: 'Weights',
        description:
          'How red, green and blue are weighted: by their luminance, as in television (rec601, rec709), or as black-and-white film behind a colour filter sees them.'
      }
    }
  },
  mixer: {
    label: 'Channel mixer',
    description:
      'Black and white with your own weights for red, green and blue; a total of 100 keeps the brightness.',
    parameters: {
      red: { label: 'Red', description: 'In percent; below 0, red turns darker.' },
      green: { label: 'Green', description: 'In percent.' },
      blue: { label: 'Blue', description: 'In percent.' }
    }
  },
  sepia: {
    label: 'Sepia',
    description: 'Tones the photograph brown, like prints that were toned to make them last.',
    parameters: {
      amount: {
        label: 'Amount',
        description: 'From 0 (colours unchanged) to 1 (only brown).'
      }
    }
  },
  vintage: {
    label: 'Vintage',
    description: 'Like an old photograph: faded, warm, with grain and dark corners.',
    parameters: {
      fade: {
        label: 'Fading',
        description: 'How much colours have paled and black has turned brown, from 0 to 1.'
      },
      warmth: { label: 'Warmth', description: 'How yellow the paper has become, from 0 to 1.' },
      grain: {
        label: 'Grain',
        description: 'As in grain:amount; the same photograph always gets the same grain.'
      },
      vignette: { label: 'Vignette', description: 'How dark the corners are, from 0 to 1.' }
    }
  },
  lut: {
    label: 'Look',
    description:
      'Maps every colour to another, as a film or a laboratory would, by a three-dimensional lookup table.',
    parameters: {
      preset: {
        label: 'Look',
        description:
          'Warm evening film (golden), shadows against skin (teal-orange), hard and pale (bleach-bypass), strong colours (slide-film), soft ones (pastel), or day for night (night).'
      },
      strength: {
        label: 'Strength',
        description: 'From 0 (the photograph unchanged) to 1 (the full look).'
      }
    }
  },
  negative: {
    label: 'Negative',
    description: 'Turns light into dark, and each colour into its opposite.',
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
      'Gives the whole photograph one colour and keeps its light: black stays black, white stays white.',
    parameters: {
      color: {
        label: 'Colour',
        description: 'Its own lightness does not matter.'
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
      invert: { label: 'Invert', description: 'Reverses the colours: dark is hot.' },
      span: {
        label: 'Span',
        description:
          'The levels that become coldest and hottest, in percent of full brightness: 20-80 spends the whole palette on what lies between.'
      },
      isotherm: {
        label: 'Isotherm',
        description: 'Marks a range of brightness, in percent, with one colour: 70-85, for example.'
      },
      'isotherm-color': { label: 'Colour of the isotherm' },
      scale: { label: 'Scale', description: 'Draws the palette as a bar along the right edge.' }
    }
  }
} satisfies Partial<StepWords>
