import type { Streamed, Way } from '../pipeline/operation.ts'
import type { Picture } from '../pipeline/picture.ts'

/** libvips' own gray: the BT.709 luminance of linear light, as one channel. */
export const toLuminance: Streamed = {
  ways: (before) => (before.gray ? [] : waysToGray(before)),
  after: (before) => ({ ...before, gray: true, deep: false })
}

/** Every pipeline of a gray picture ends in the colour space b-w, so the late way applies nothing. */
function waysToGray({ alpha, deep }: Picture): Way[] {
  const leavesColours = !alpha && !deep
  const late: Way = { from: 'colourspace', leavesColours, apply: (pipeline) => pipeline }
  const early: Way = { from: 'greyscale', apply: (pipeline) => pipeline.greyscale() }
  return alpha ? [late] : [early, late]
}
