import type { StepWords } from '../../step-words.ts'
import { background } from './shared.ts'

export const shape = {
  resize: {
    label: 'Resize',
    description: 'Changes the size, keeping the proportions unless told otherwise.',
    parameters: {
      width: { label: 'Width', description: 'In pixels. Leave empty to follow the height.' },
      height: { label: 'Height', description: 'In pixels. Leave empty to follow the width.' },
      fit: {
        label: 'Fit',
        description:
          'When width and height do not keep the proportions: stay inside both (inside), reach both (outside), fill the frame and cut what stands out (cover), stay inside and pad the frame with transparency (contain), or distort (fill).'
      },
      enlarge: {
        label: 'Enlarge',
        description: 'Whether a photograph smaller than asked may be made larger.'
      },
      gravity: {
        label: 'Gravity',
        description:
          'Which part stays when cover cuts, and where contain puts the photograph. attention and entropy look for what catches the eye, and for the most detail; in an animation they keep the center.'
      }
    }
  },
  crop: {
    label: 'Crop',
    description: 'Cuts a rectangle out; what would lie outside the image is left out.',
    parameters: {
      region: {
        label: 'Region',
        description:
          'What stays: left.top.width.height, in pixels, or with a p after a number in percent of the image.'
      }
    }
  },
  rotate: {
    label: 'Rotate',
    description: 'Turns the photograph by any angle.',
    parameters: {
      angle: {
        label: 'Angle',
        description:
          'In degrees, clockwise. Between right angles the image grows to hold its corners.'
      },
      background
    }
  },
  flip: {
    label: 'Flip',
    description: 'Mirrors from top to bottom.',
    parameters: {}
  },
  flop: {
    label: 'Mirror',
    description: 'Mirrors from left to right.',
    parameters: {}
  },
  trim: {
    label: 'Trim',
    description: 'Cuts off borders of one colour.',
    parameters: {
      threshold: {
        label: 'Tolerance',
        description: 'How far from the colour of the top left corner still counts as border.'
      }
    }
  },
  pad: {
    label: 'Pad',
    description: 'Adds room at the sides, each of its own width.',
    parameters: {
      top: { label: 'Top', description: 'Pixels added at this side.' },
      right: { label: 'Right', description: 'Pixels added at this side.' },
      bottom: { label: 'Bottom', description: 'Pixels added at this side.' },
      left: { label: 'Left', description: 'Pixels added at this side.' },
      background
    }
  },
  border: {
    label: 'Border',
    description: 'Puts a frame of one colour around the photograph.',
    parameters: {
      width: { label: 'Width', description: 'In pixels, all around.' },
      color: { label: 'Colour', description: 'The colour of the frame.' }
    }
  },
  flatten: {
    label: 'Flatten',
    description: 'Lays a transparent photograph on a colour.',
    parameters: {
      background: { label: 'Background', description: 'The colour that shows through.' }
    }
  },
  'round-corners': {
    label: 'Round corners',
    description: 'Rounds the corners off; outside them the print is transparent.',
    parameters: {
      radius: {
        label: 'Radius',
        description: 'Of the corners, in pixels; at most half the shorter side.'
      }
    }
  },
  circle: {
    label: 'Circle',
    description:
      'Cuts the largest circle out of the middle, for portraits; outside it the print is transparent.',
    parameters: {}
  },
  extend: {
    label: 'Extend',
    description: 'Adds room at two sides until width and height have the proportion asked for.',
    parameters: {
      ratio: { label: 'Proportion', description: 'Width to height.' },
      fill: {
        label: 'Fill',
        description: 'With the photograph itself, enlarged and blurred, or with a colour.'
      },
      color: { label: 'Colour', description: 'For fill=color.' }
    }
  }
} satisfies Partial<StepWords>
