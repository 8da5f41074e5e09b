import type { Parameters } from '#lib/treatments/index.ts'
import { paletteStops } from '#lib/treatments/parameters/palettes.ts'
import { byLight, gradient, type LightColours } from '../colour/light-colours.ts'
import type { Operation, Painted } from '../pipeline/operation.ts'
import { hasAlpha, LEVELS, type Pixels } from '../pipeline/picture.ts'

/** As a fraction of the picture's width. */
const SCALE_WIDTH = 0.03
/** The brightest level. */
const TOP = LEVELS - 1

export function thermal(asked: Parameters<'thermal'>): Operation[] {
  const { palette, invert, isotherm, scale } = asked
  const stops = paletteStops(palette)
  const span = bandOf(asked.span)
  const colours = gradient(invert ? stops.reverse() : stops, (level) => shareOf(level, span))
  if (isotherm) colourBand(colours, bandOf(isotherm), asked['isotherm-color'])
  const coloured = byLight(colours)
  return scale ? [...coloured, burnInScale(colours, span)] : coloured
}

type Band = { low: number; high: number }

/** `20-40` percent, as levels of luminance, which may lie between two. */
function bandOf(text: string): Band {
  const [low = 0, high = 100] = text.split('-').map((percent) => (Number(percent) * TOP) / 100)
  return { low, high }
}

/** How far along the palette: the coldest colour up to the lower end, the hottest from the upper. */
function shareOf(level: number, { low, high }: Band): number {
  return Math.min(Math.max((level - low) / (high - low), 0), 1)
}

/** Sets all levels within a band to one colour. */
function colourBand(colours: LightColours, { low, high }: Band, color: string) {
  const bandColour = Buffer.from(color, 'hex')
  for (let level = Math.ceil(low); level <= high; level++) colours.set(bandColour, 3 * level)
}

/** Draws a scale at the right edge of each frame, from the colour of the hottest level to the coldest's. */
function burnInScale(colours: LightColours, span: Band): Painted {
  return {
    paint: (pixels) => {
      const { frames, height } = pixels.picture
      for (let frame = 0; frame < frames; frame++)
        drawBar(pixels, frame * height, { colours, span })
      return pixels
    }
  }
}

type Scale = { colours: LightColours; span: Band }

/** Its distance from the edges equals its width. */
function drawBar({ data, channels, picture }: Pixels, firstRow: number, { colours, span }: Scale) {
  const { width, height } = picture
  const bar = Math.ceil(width * SCALE_WIDTH)
  const margin = Math.min(bar, Math.floor(height / 4))
  const length = height - 2 * margin
  const left = Math.max(0, width - 2 * bar)
  for (let row = 0; row < length; row++) {
    const share = (length - 1 - row) / Math.max(1, length - 1)
    const level = Math.round(span.low + share * (span.high - span.low))
    const colour = colours.subarray(3 * level, 3 * level + 3)
    const start = (firstRow + margin + row) * width + left
    for (let at = start * channels; at < (start + bar) * channels; at += channels) {
      data.set(colour, at)
      if (hasAlpha(channels)) data[at + 3] = 255
    }
  }
}
