import type { Parameters } from '#lib/treatments/index.ts'
import { toLuminance } from '../colour/to-luminance.ts'
import type { Operation } from '../pipeline/operation.ts'
import type { Pixels } from '../pipeline/picture.ts'

/** Softens the edge of a dot to about a pixel. */
const STEEPNESS = 0.6
const MARGIN = 0.1

type Screen = Parameters<'halftone'>

export function halftone(screen: Screen): Operation[] {
  return [
    toLuminance,
    {
      paint: (pixels) => {
        dot(pixels, screen)
        return pixels
      }
    }
  ]
}

/**
 * Thresholds each pixel against a screen of two crossed cosine waves, which leaves white dots in dark
 * areas and black ones in bright areas. A steep slope instead of a step softens their edges.
 */
function dot({ data, channels, picture }: Pixels, { size, angle }: Screen) {
  const { width, height } = picture
  const turn = (angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)].map((part) => (part * 2 * Math.PI) / size)
  const edge = STEEPNESS * size * 255
  // Black and white lie a little beyond the screen's range, so that they get no dots.
  const margin = Math.min(MARGIN, 127.5 / edge)
  for (let at = 0, pixel = 0; at < data.length; at += channels, pixel++) {
    const x = pixel % width
    const y = Math.floor(pixel / width) % height
    const u = x * (cos as number) + y * (sin as number)
    const v = y * (cos as number) - x * (sin as number)
    const light = ((data[at] as number) / 255) * (1 + 2 * margin) - margin
    const screen = 0.5 + (Math.cos(u) + Math.cos(v)) / 4
    const ink = 127.5 + (light - screen) * edge
    data[at] = Math.max(0, Math.min(ink, 255))
  }
}
