import type { StepWords } from '../../step-words.ts'
import { region } from './shared.ts'

export const texture = {
  blur: {
    label: 'Blur',
    description: 'Softens the whole photograph or a region of it.',
    parameters: {
      sigma: {
        label: 'Strength',
        description: 'The standard deviation of the Gaussian, in pixels.'
      },
      region
    }
  },
  sharpen: {
    label: 'Sharpen',
    description: 'Brings out edges, by unsharp masking.',
    parameters: {
      sigma: {
        label: 'Radius',
        description: 'The width of the edges to sharpen, in pixels.'
      },
      amount: {
        label: 'Amount',
        description: 'How much of the detail that blurring would remove is added again.'
      }
    }
  },
  median: {
    label: 'Denoise',
    description: 'Removes specks and noise but keeps edges, with a median filter.',
    parameters: {
      size: {
        label: 'Size',
        description: 'The side, in pixels, of the square whose median each pixel becomes.'
      }
    }
  },
  pixelate: {
    label: 'Pixelate',
    description: 'Turns the whole photograph, or a region of it, into blocks of one colour.',
    parameters: {
      size: { label: 'Block', description: 'The side of a block, in pixels.' },
      region
    }
  },
  edge: {
    label: 'Edges',
    description: 'Draws the edges, bright on black (Sobel).',
    parameters: {}
  },
  emboss: {
    label: 'Emboss',
    description: 'Lights the photograph from the upper left, as if it were cast in metal.',
    parameters: {}
  },
  vignette: {
    label: 'Vignette',
    description: 'Darkens the corners, like an old lens.',
    parameters: {
      strength: {
        label: 'Strength',
        description: 'How much light the corners lose, from 0 to 1 (all of it).'
      },
      start: {
        label: 'Start',
        description: 'Where it begins, as a fraction of the distance from the middle to a corner.'
      }
    }
  },
  grain: {
    label: 'Grain',
    description: 'Adds film grain; the same photograph always gets the same grain.',
    parameters: {
      amount: { label: 'Amount', description: 'The standard deviation of the noise, of 255.' }
    }
  },
  halftone: {
    label: 'Halftone',
    description: 'Prints the light as black dots of different sizes, as newspapers do.',
    parameters: {
      size: {
        label: 'Spacing',
        description: 'The distance between the centers of two dots, in pixels.'
      },
      angle: { label: 'Angle', description: 'The angle of the rows of dots, in degrees.' }
    }
  }
} satisfies Partial<StepWords>
