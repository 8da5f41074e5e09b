import type { RawSamples } from '../colour/to-srgb.ts'
import { channelsOf, colourChannels, type Picture } from '../pipeline/picture.ts'
import { refuseKind } from '../pipeline/undevelopable.ts'

export type Integers = RawSamples['data']

/** Floating-point numbers, or integers up to `white`, of which sharp would keep only some bits. */
export type Wide = 'float' | 'inverted-float' | { white: number }

const DEEP_WHITE = 65_535
/** Rounding may exceed 1 by as little as this. */
const TOLERANCE = 1e-3
/** The largest whole numbers that pictures of 8 and 16 bits were turned into floating-point from. */
const WHOLE_WHITES = [255, DEEP_WHITE]

/**
 * Integers of 16 bits, in the same memory.
 * @throws UndevelopableError for numbers that no range explains: none below zero, nor beyond white
 */
export function toIntegers(data: Float32Array, wide: Wide): Uint16Array {
  const white = typeof wide === 'string' ? whiteOf(data) : wide.white
  const made = new Uint16Array(data.buffer, data.byteOffset, data.length)
  for (let i = 0; i < data.length; i++) {
    const share = (data[i] as number) / white
    if (share < -TOLERANCE || share > 1 + TOLERANCE) refuseKind('tiff', 'signed')
    const light = Math.min(Math.max(share, 0), 1)
    made[i] = Math.round((wide === 'inverted-float' ? 1 - light : light) * DEEP_WHITE)
  }
  return made
}

function whiteOf(data: Float32Array): number {
  let most = 0
  let whole = true
  for (const value of data) {
    if (!(value >= -TOLERANCE)) refuseKind('tiff', 'float')
    if (value > most) most = value
    whole &&= Number.isInteger(value)
  }
  if (most <= 1 + TOLERANCE) return 1
  return (whole && WHOLE_WHITES.find((white) => most <= white)) || refuseKind('tiff', 'float')
}

/** Leaves the channels of the picture, in the same memory: the first, and alpha, which comes last. */
export function selectChannels(data: Integers, stored: number, picture: Picture): Integers {
  const channels = channelsOf(picture)
  if (stored === channels) return data
  const colours = colourChannels(channels)
  const pixels = data.length / stored
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      const from = channel < colours ? channel : stored - 1
      data[pixel * channels + channel] = data[pixel * stored + from] as number
    }
  }
  return data.subarray(0, pixels * channels)
}

/** Undoes that colours were multiplied by alpha, in place. */
export function unmultiply({ data, channels, top }: RawSamples) {
  const alpha = channels - 1
  for (let at = 0; at < data.length; at += channels) {
    const share = (data[at + alpha] as number) / top
    if (share === 0 || share === 1) continue
    for (let c = at; c < at + alpha; c++) {
      data[c] = Math.min(top, Math.round((data[c] as number) / share))
    }
  }
}
