import type { Operation, Painted } from '../pipeline/operation.ts'
import { isGray, type Pixels } from '../pipeline/picture.ts'
import { toRgb } from './to-rgb.ts'

export type Weights = [red: number, green: number, blue: number]
export type Matrix = [red: Weights, green: Weights, blue: Weights]

/**
 * Makes each channel a weighted sum of all three plus an offset. Painted, since libvips' recomb, with
 * the linear needed to round, takes twice as long.
 */
export function recombine(matrix: Matrix, offsets: Weights = [0, 0, 0]): Operation[] {
  return [toRgb, recombineColours(matrix, offsets)]
}

/** The same, but leaves gray pictures as they are. */
export function recombineColours(matrix: Matrix, offsets: Weights = [0, 0, 0]): Painted {
  return {
    paint: (pixels) => {
      if (!isGray(pixels.channels)) recombineInPlace(pixels, matrix, offsets)
      return pixels
    }
  }
}

function recombineInPlace({ data, channels }: Pixels, matrix: Matrix, offsets: Weights) {
  // A clamped array also rounds.
  const samples = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length)
  const [[rr, rg, rb], [gr, gg, gb], [br, bg, bb]] = matrix
  const [r, g, b] = offsets
  for (let at = 0; at < data.length; at += channels) {
    const red = data[at] as number
    const green = data[at + 1] as number
    const blue = data[at + 2] as number
    samples[at] = rr * red + rg * green + rb * blue + r
    samples[at + 1] = gr * red + gg * green + gb * blue + g
    samples[at + 2] = br * red + bg * green + bb * blue + b
  }
}
