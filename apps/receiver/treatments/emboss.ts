import { spreadColours, spreadingBytes } from '../colour/spread-colours.ts'
import { convolve } from '../pipeline/convolve.ts'
import type { Operation } from '../pipeline/operation.ts'

export function emboss(): Operation {
  return {
    extraBytes: ({ alpha, ...size }) => (alpha ? spreadingBytes(size) : 0),
    paint: (pixels) => {
      spreadColours(pixels, 1)
      // biome-ignore lint/complexity/useMaxParams: for speed, as convolve says
      convolve(pixels, (a, b, _c, d, e, f, _g, h, i) => 2 * (i - a) + f + h - b - d + e)
      return pixels
    }
  }
}
