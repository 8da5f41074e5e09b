import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation, Picture, Way } from '../operation.ts'

export const WEIGHTS = {
  // ITU-R BT.601 and BT.709: the shares of the gamma-encoded red, green and blue.
  rec601: [0.299, 0.587, 0.114],
  rec709: [0.2126, 0.7152, 0.0722],
  // Photoshop's channel mixer presets for black and white with these filters before the lens.
  'red-filter': [1, 0, 0],
  'orange-filter': [0.5, 0.5, 0],
  'yellow-filter': [0.34, 0.66, 0],
  'green-filter': [0, 1, 0],
  'blue-filter': [0, 0, 1]
} as const

export function grayscale({ weights }: Parameters<'grayscale'>): Operation {
  return {
    ways: (before) => {
      if (before.gray) return []
      return weights === 'luminance' ? luminance(before) : weighed(WEIGHTS[weights])
    },
    after: (before) => ({ ...before, gray: true, deep: false })
  }
}

/** A gray picture leaves every run of sharp in the colour space b-w: late, that is enough. */
function luminance({ alpha }: Picture): Way[] {
  const late: Way = { from: 'colourspace', apply: (pipeline) => pipeline }
  const early: Way = { from: 'greyscale', apply: (pipeline) => pipeline.greyscale() }
  return alpha ? [late] : [early, late]
}

/** One channel, the sum of these shares of the three. */
export function weighed(row: readonly [number, number, number]): Way[] {
  const share: [number, number, number] = [...row]
  return [
    {
      from: 'recomb',
      to: 'colourspace',
      // libvips cuts decimals off: the half makes it round.
      apply: (pipeline) => pipeline.recomb([share, share, share]).linear(1, 0.5)
    }
  ]
}
