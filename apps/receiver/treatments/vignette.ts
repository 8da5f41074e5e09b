import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'
import { colourChannels, type Pixels } from '../pipeline/picture.ts'

type Fall = Parameters<'vignette'>

export function vignette(fall: Fall): Operation {
  return {
    paint: (pixels) => {
      darken(pixels, fall)
      return pixels
    }
  }
}

function darken({ data, channels, picture }: Pixels, fall: Fall) {
  const { width, height } = picture
  const colours = colourChannels(channels)
  const corner = Math.hypot(width, height) / 2
  for (let at = 0, pixel = 0; at < data.length; at += channels, pixel++) {
    const x = (pixel % width) + 0.5 - width / 2
    const y = (Math.floor(pixel / width) % height) + 0.5 - height / 2
    const light = lightAt(Math.sqrt(x * x + y * y) / corner, fall)
    for (let c = 0; c < colours; c++) data[at + c] = (data[at + c] as number) * light + 0.5
  }
}

/** The share of light that remains: falls smoothly from 1 at `start` to `1 - strength` in the corners. */
function lightAt(distance: number, { strength, start }: Fall): number {
  if (distance <= start) return 1
  const way = (distance - start) / (1 - start)
  return 1 - strength * way * way * (3 - 2 * way)
}
