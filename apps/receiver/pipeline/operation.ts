import type { Sharp } from 'sharp'
import type { Picture, Pixels } from './picture.ts'

/**
 * The fixed order in which sharp applies its operations, whatever the order of the calls
 * (src/pipeline.cc in sharp). A step joins the pipeline of an earlier one only if its stage comes
 * later in this list.
 */
export const STAGES = [
  'trim',
  'extractBefore',
  'flatten',
  'gamma',
  'greyscale',
  'resize',
  'flip',
  'rotate',
  'extractAfter',
  'affine',
  'extend',
  'median',
  'threshold',
  'dilate',
  'erode',
  'blur',
  'unflatten',
  'convolve',
  'recomb',
  'modulate',
  'sharpen',
  'composite',
  'gammaOut',
  'linear',
  'normalise',
  'clahe',
  'boolean',
  'bandbool',
  'tint',
  'removeAlpha',
  'ensureAlpha',
  'colourspace',
  'profile',
  'negate'
] as const

export type Stage = (typeof STAGES)[number]

/** One of the stages at which sharp can apply an operation, or a range of stages. */
export type Way = {
  from: Stage
  to?: Stage
  enlarges?: boolean
  /** Whether it needs a sharp pipeline of its own. */
  alone?: boolean
  /** What sharp must hold whole, if it comes row by row, before it can deliver the first row. */
  buffers?: Picture
  /** Bytes of the rows that a filter with a large window keeps. */
  filterBytes?: number
  /** Whether the pixels stay in colour, for the encoder to turn gray, which may be quicker. */
  leavesColours?: boolean
  apply(pipeline: Sharp): Sharp
}

/** An operation that sharp applies while it streams rows from the decoder to the encoder. */
export type Streamed = {
  /** The alternatives, earliest stage first; none when there is nothing to do. */
  ways(before: Picture): Way[]
  /** Whether each frame is treated separately, as it looks at neighbours or changes the size. */
  framewise?: boolean
  /** What replaces it where sharp would not do it right. */
  instead?(before: Picture): Painted | undefined
  after?(before: Picture): Picture
}

/** An operation on the whole picture's pixels in memory. */
export type Painted = {
  /** Bytes that it needs at its peak besides the pixels passed to it; none by default. */
  extraBytes?(before: Picture): number
  paint(pixels: Pixels): Pixels | Promise<Pixels>
  after?(before: Picture): Picture
}

export type Operation = Streamed | Painted
