import type { StepWords } from '../../step-words.ts'
import { region } from './shared.ts'

export const texture = {
  blur: {
    label: 'Blur',
    description: 'Softens the whole photograph or a region of it.',
    parameters: {
      sigma: {
        label: 'Strength',
        description: 'The standard deviation of the Gaussian bell, in pixels.'
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
        description: 'How wide the edges are that it works on, in pixels.'
      },
      amount: {
        label: 'Amount',
        description: 'How much of what blurring takes away is added once more.'
      }
    }
  },
  median: {
    label: 'Denoise',
    description: 'Takes out specks and noise, and leaves edges, by a median filter.',
    parameters: {
      size: {
        label: 'Size',
        description: 'The side of the square whose middle value each pixel takes, in pixels.'
      }
    }
  },
  pixelate: {
    label: 'Pixelate',
    description: 'Makes blocks of one colour of the whole photograph or a region of it.',
    parameters: {
      size: { label: 'Block', description: 'The side of a block, in pixels.' },
      region
    }
  },
  edge: {
    label: 'Edges',
    description: 'Draws how steeply the light changes, bright on black (Sobel).',
    parameters: {}
  },
  emboss: {
    label: 'Emboss',
    description: 'Lights the photograph from its upper left, as if it were cast in metal.',
    parameters: {}
  },
  vignette: {
    label: 'Vignette',
    description: 'Darkens the corners, as an old lens does.',
    parameters: {
      strength: {
        label: 'Strength',
        description: 'How much of the light the corners lose: from 0 to all of it.'
      },
      start: {
        label: 'Start',
        description: 'Where it begins, as a share of the way from the middle to a corner.'
      }
    }
  },
  grain: {
    label: 'Grain',
    description: 'Adds the grain of film: the same photograph always gets the same.',
    parameters: {
      amount: { label: 'Amount', description: 'The standard deviation of what is added, of 255.' }
    }
  },
  halftone: {
    label: 'Halftone',
    description: 'Prints the light as black dots of many sizes, as newspapers do.',
    parameters: {
      size: { label: 'Spacing', description: 'From the middle of one dot to the next, in pixels.' },
      angle: { label: 'Angle', description: 'Of the rows of dots, in degrees.' }
    }
  }
} satisfies Partial<StepWords>
