import type { Parameters } from '#lib/treatments/index.ts'
import { paletteStops } from '#lib/treatments/parameters/palettes.ts'
import { byLight, gradient, type LightColours } from '../colour/light-colours.ts'
import { burnInScale } from '../colour/thermal-scale.ts'
import type { Operation } from '../pipeline/operation.ts'
import { LEVELS } from '../pipeline/picture.ts'

export function thermal(asked: Parameters<'thermal'>): Operation[] {
  const { palette, invert, isotherm, scale } = asked
  const stops = paletteStops(palette)
  const colours = gradient(invert ? stops.reverse() : stops)
  if (isotherm) markBand(colours, isotherm, asked['isotherm-color'])
  const coloured = byLight(colours)
  return scale ? [...coloured, burnInScale(colours)] : coloured
}

/** All light from one to another percentage in one colour. */
function markBand(colours: LightColours, band: string, color: string) {
  const [low = 0, high = 100] = band.split('-').map(Number)
  const mark = Buffer.from(color, 'hex')
  for (let level = 0; level < LEVELS; level++) {
    const percent = (100 * level) / (LEVELS - 1)
    if (percent >= low && percent <= high) colours.set(mark, 3 * level)
  }
}
