import type { Sharp } from 'sharp'
import type { Picture, Pixels } from './picture.ts'

/**
 * The order in which sharp carries out what it was told, in whatever order it was told
 * (its src/pipeline.cc). A later step joins the pipeline of an earlier one only along this list.
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

/** One of the places where sharp can do it. */
export type Way = {
  from: Stage
  to?: Stage
  enlarges?: boolean
  /** Whether it shares its run of sharp with no other step. */
  alone?: boolean
  /** Whether sharp must have all rows before it can give the first. */
  needsAllRows?: boolean
  /** Whether it is left to the encoder to make it gray, which may be quicker at that. */
  leavesColours?: boolean
  apply(pipeline: Sharp): Sharp
}

/** What sharp can do on its way from the decoder to the encoder. */
export type Streamed = {
  /** The earliest first; none when there is nothing to do. */
  ways(before: Picture): Way[]
  /** What looks at neighbours, or changes the size, is done to each frame of an animation alone. */
  framewise?: boolean
  after?(before: Picture): Picture
}

/** What needs the pixels themselves: all of them, in memory. */
export type Painted = {
  /** Bytes a pixel besides the pixels it is given; if it does not say, a second picture. */
  extraBytesPerPixel?: number
  paint(pixels: Pixels): Pixels | Promise<Pixels>
  after?(before: Picture): Picture
}

export type Operation = Streamed | Painted
