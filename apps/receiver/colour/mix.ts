import type { Painted } from '../pipeline/operation.ts'
import { byteCount, hasAlpha, isGray, type Pixels } from '../pipeline/picture.ts'
import type { Weights } from './recombine.ts'
import { applyTable, tableOf } from './tables.ts'

/** Mixes three channels into one, by their weights; libvips' recomb would yield three equal ones. */
export function mix(weights: Readonly<Weights>): Painted {
  return {
    extraBytes: (before) => (before.gray ? 0 : byteCount({ ...before, gray: true })),
    paint: (pixels) =>
      isGray(pixels.channels) ? scaleGray(pixels, weights) : mixToGray(pixels, weights),
    after: (before) => ({ ...before, gray: true })
  }
}

/** A gray picture is scaled by the sum of the weights. */
function scaleGray(pixels: Pixels, weights: Readonly<Weights>): Pixels {
  const total = Number((weights[0] + weights[1] + weights[2]).toFixed(9))
  if (total === 1) return pixels
  return applyTable(
    pixels,
    tableOf((light) => light * total)
  )
}

function mixToGray(
  { data, channels, picture }: Pixels,
  [red, green, blue]: Readonly<Weights>
): Pixels {
  const step = hasAlpha(channels) ? 2 : 1
  // A clamped array also rounds.
  const mixed = new Uint8ClampedArray((data.length / channels) * step)
  for (let from = 0, to = 0; from < data.length; from += channels, to += step) {
    mixed[to] =
      red * (data[from] as number) +
      green * (data[from + 1] as number) +
      blue * (data[from + 2] as number)
    if (step === 2) mixed[to + 1] = data[from + 3] as number
  }
  return { data: Buffer.from(mixed.buffer), channels: step, picture: { ...picture, gray: true } }
}
