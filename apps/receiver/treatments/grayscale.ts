import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation, Picture, Way } from '../operation.ts'

const WEIGHTS = {
  // ITU-R BT.601 and BT.709: the shares of the gamma-encoded red, green and blue.
  rec601: [0.299, 0.587, 0.114],
  rec709: [0.2126, 0.7152, 0.0722]
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

function weighed(row: readonly [number, number, number]): Way[] {
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
