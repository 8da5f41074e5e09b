import type { Parameters } from '#lib/treatments/index.ts'
import { paletteStops } from '#lib/treatments/parameters/palettes.ts'
import { byLight, gradient, type LightColours } from '../colour/light-colours.ts'
import type { Operation, Painted } from '../pipeline/operation.ts'
import { hasAlpha, LEVELS, type Pixels } from '../pipeline/picture.ts'

/** As a fraction of the picture's width. */
const SCALE_WIDTH = 0.03

export function thermal(asked: Parameters<'thermal'>): Operation[] {
  const { palette, invert, isotherm, scale } = asked
  const stops = paletteStops(palette)
  const colours = gradient(invert ? stops.reverse() : stops)
  if (isotherm) colourBand(colours, isotherm, asked['isotherm-color'])
  const coloured = byLight(colours)
  return scale ? [...coloured, burnInScale(colours)] : coloured
}

/** Sets all levels within a band of luminance, such as `20-40` percent, to one colour. */
function colourBand(colours: LightColours, band: string, color: string) {
  const [low = 0, high = 100] = band.split('-').map(Number)
  const bandColour = Buffer.from(color, 'hex')
  for (let level = 0; level < LEVELS; level++) {
    const percent = (100 * level) / (LEVELS - 1)
    if (percent >= low && percent <= high) colours.set(bandColour, 3 * level)
  }
}

/** Draws a scale at the right edge of each frame, from the brightest level's colour to the darkest's. */
function burnInScale(colours: LightColours): Painted {
  return {
    paint: (pixels) => {
      const { frames, height } = pixels.picture
      for (let frame = 0; frame < frames; frame++) drawBar(pixels, frame * height, colours)
      return pixels
    }
  }
}

/** Its distance from the edges equals its width. */
function drawBar({ data, channels, picture }: Pixels, firstRow: number, colours: LightColours) {
  const { width, height } = picture
  const bar = Math.ceil(width * SCALE_WIDTH)
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
