import { spreadColours, spreadingBytes } from '../colour/spread-colours.ts'
import { toLuminance } from '../colour/to-luminance.ts'
import { convolve } from '../pipeline/convolve.ts'
import type { Operation } from '../pipeline/operation.ts'

export function edge(): Operation[] {
  return [
    toLuminance,
    {
      extraBytes: ({ alpha, ...size }) => (alpha ? spreadingBytes(size) : 0),
      paint: (pixels) => {
        spreadColours(pixels, 1)
        // biome-ignore lint/complexity/useMaxParams: for speed, as convolve says
        convolve(pixels, (a, b, c, d, _, f, g, h, i) =>
          Math.hypot(c + 2 * f + i - (a + 2 * d + g), g + 2 * h + i - (a + 2 * b + c))
        )
        return pixels
      }
    }
  ]
}
