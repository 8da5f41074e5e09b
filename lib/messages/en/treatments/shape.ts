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
          'If width and height do not match the proportions: fit inside both (inside), reach both (outside), fill the frame and crop the rest (cover), fit inside and pad the frame with transparency (contain), or stretch (fill).'
      },
      enlarge: {
        label: 'Enlarge',
        description: 'Whether a photograph smaller than this may be enlarged.'
      },
      gravity: {
        label: 'Gravity',
        description:
          'Which part cover keeps, and where contain places the photograph. attention looks for what catches the eye, entropy for the most detail; in an animation both keep the center.'
      }
    }
  },
  crop: {
    label: 'Crop',
    description: 'Cuts out a rectangle; any part of it outside the image is ignored.',
    parameters: {
      region: {
        label: 'Region',
        description:
          'The part to keep: left.top.width.height, in pixels, or in percent of the image with a p after the number.'
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
          'In degrees, clockwise. At angles other than 90° and its multiples, the image grows to hold its corners.'
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
    description: 'Removes borders of a single colour.',
    parameters: {
      threshold: {
        label: 'Tolerance',
        description:
          'How far a colour may differ from that of the top left corner and still count as border.'
      }
    }
  },
  pad: {
    label: 'Pad',
    description: 'Adds space at each side.',
    parameters: {
      top: { label: 'Top', description: 'Pixels to add on this side.' },
      right: { label: 'Right', description: 'Pixels to add on this side.' },
      bottom: { label: 'Bottom', description: 'Pixels to add on this side.' },
      left: { label: 'Left', description: 'Pixels to add on this side.' },
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
    description: 'Replaces transparency with a colour.',
    parameters: {
      background: { label: 'Background', description: 'The colour that shows through.' }
    }
  },
  'round-corners': {
    label: 'Round corners',
    description: 'Rounds the corners; outside them the print is transparent.',
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
      'Cuts out the largest circle in the middle, for portraits; outside it the print is transparent.',
    parameters: {}
  },
  extend: {
    label: 'Extend',
    description: 'Adds space on two sides until the photograph has these proportions.',
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
