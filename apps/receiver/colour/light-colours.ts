import type { Operation } from '../pipeline/operation.ts'
import { byteCount, hasAlpha, LEVELS, type Pixels } from '../pipeline/picture.ts'
import { toLuminance } from './to-luminance.ts'

/** A lookup table of 256 RGB colours, one per level of luminance. */
export type LightColours = Uint8Array

const CHANNELS = 3

/** Interpolates between equidistant colours, given as RRGGBB; `share` is how far along a level is. */
export function gradient(stops: string[], share = shareOfAll): LightColours {
  const colours = stops.map((stop) => Buffer.from(stop, 'hex'))
  const table = new Uint8Array(LEVELS * CHANNELS)
  for (let i = 0; i < table.length; i++) {
    const level = Math.floor(i / CHANNELS)
    const position = share(level) * (colours.length - 1)
    const below = Math.floor(position)
    const from = colours[below]?.[i % CHANNELS] ?? 0
    const to = colours[below + 1]?.[i % CHANNELS] ?? from
    table[i] = Math.round(from + (to - from) * (position - below))
  }
  return table
}

const shareOfAll = (level: number) => level / (LEVELS - 1)

/** Colours each pixel by its luminance. */
export function byLight(colours: LightColours): Operation[] {
  return [
    toLuminance,
    {
      extraBytes: (before) => byteCount({ ...before, gray: false }),
      paint: (pixels) => colourLight(pixels, colours),
      after: (before) => ({ ...before, gray: false })
    }
  ]
}

function colourLight({ data, channels, picture }: Pixels, colours: LightColours): Pixels {
  const alpha = hasAlpha(channels)
  const step = alpha ? 4 : 3
  const coloured = Buffer.allocUnsafe((data.length / channels) * step)
  for (let from = 0, to = 0; from < data.length; from += channels, to += step) {
    const entry = (data[from] as number) * CHANNELS
    coloured[to] = colours[entry] as number
    coloured[to + 1] = colours[entry + 1] as number
    coloured[to + 2] = colours[entry + 2] as number
    if (alpha) coloured[to + 3] = data[from + 1] as number
  }
  return { data: coloured, channels: step, picture: { ...picture, gray: false } }
}
