import type { Streamed, Way } from '../pipeline/operation.ts'
import type { Picture } from '../pipeline/picture.ts'

/** The gray that libvips makes: luminance by BT.709 of linear light, as one channel. */
export const toLuminance: Streamed = {
  ways: (before) => (before.gray ? [] : waysToGray(before)),
  after: (before) => ({ ...before, gray: true, deep: false })
}

/** A gray picture leaves every run of sharp in the colour space b-w: late, that is enough. */
function waysToGray({ alpha, deep }: Picture): Way[] {
  const leavesColours = !alpha && !deep
  const late: Way = { from: 'colourspace', leavesColours, apply: (pipeline) => pipeline }
  const early: Way = { from: 'greyscale', apply: (pipeline) => pipeline.greyscale() }
  return alpha ? [late] : [early, late]
}
