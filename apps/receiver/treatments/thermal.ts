import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../operation.ts'
import type { Pixels } from '../pixels.ts'
import { grayscale } from './grayscale.ts'
import { paletteTable } from './palettes.ts'

export function thermal({ palette }: Parameters<'thermal'>): Operation[] {
  const table = paletteTable(palette)
  return [
    grayscale({ weights: 'luminance' }),
    {
      paint: (pixels) => colour(pixels, table),
      after: (before) => ({ ...before, gray: false })
    }
  ]
}

function colour({ data, channels, picture }: Pixels, table: Uint8Array): Pixels {
  const alpha = channels === 2
  const step = alpha ? 4 : 3
  const coloured = Buffer.allocUnsafe((data.length / channels) * step)
  for (let from = 0, to = 0; from < data.length; from += channels, to += step) {
    const entry = (data[from] as number) * 3
    coloured[to] = table[entry] as number
    coloured[to + 1] = table[entry + 1] as number
    coloured[to + 2] = table[entry + 2] as number
    if (alpha) coloured[to + 3] = data[from + 1] as number
  }
  return { data: coloured, channels: step, picture: { ...picture, gray: false } }
}
