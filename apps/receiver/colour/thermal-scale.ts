import type { Painted } from '../pipeline/operation.ts'
import { hasAlpha, LEVELS, type Pixels } from '../pipeline/picture.ts'
import type { LightColours } from './light-colours.ts'

const WIDTH_SHARE = 0.03

/** A bar at the right edge of each frame, from the colour of the brightest light to the darkest. */
export function burnInScale(colours: LightColours): Painted {
  return {
    takes: 0,
    paint: (pixels) => {
      const { frames, height } = pixels.picture
      for (let frame = 0; frame < frames; frame++) drawBar(pixels, frame * height, colours)
      return pixels
    }
  }
}

/** As far from the edges as it is wide. */
function drawBar({ data, channels, picture }: Pixels, firstRow: number, colours: LightColours) {
  const { width, height } = picture
  const bar = Math.ceil(width * WIDTH_SHARE)
  const margin = Math.min(bar, Math.floor(height / 4))
  const length = height - 2 * margin
  const left = Math.max(0, width - 2 * bar)
  for (let row = 0; row < length; row++) {
    const level = Math.round(((LEVELS - 1) * (length - 1 - row)) / Math.max(1, length - 1))
    const colour = colours.subarray(3 * level, 3 * level + 3)
    const start = (firstRow + margin + row) * width + left
    for (let at = start * channels; at < (start + bar) * channels; at += channels) {
      data.set(colour, at)
      if (hasAlpha(channels)) data[at + 3] = 255
    }
  }
}
