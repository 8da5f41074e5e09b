import { times, type Vector } from './matrix.ts'
import { fromD50 } from './primaries.ts'
import { fromLinear } from './srgb.ts'
import type { RawSamples } from './to-srgb.ts'

const D50 = [0.9642, 1, 0.8249] as const
const LIMIT = 6 / 29

/** Turns CIE 1976 L*a*b* of 8 bits a sample into levels of sRGB, in place. */
export function labToSrgb({ data, channels }: RawSamples, unsignedChroma: boolean) {
  const chroma = unsignedChroma
    ? (sample: number) => sample - 128
    : (sample: number) => (sample << 24) >> 24
  for (let at = 0; at < data.length; at += channels) {
    const y = ((data[at] as number) * (100 / 255) + 16) / 116
    const a = chroma(data[at + 1] as number) / 500
    const b = chroma(data[at + 2] as number) / 200
    const xyz: Vector = [D50[0] * cube(y + a), D50[1] * cube(y), D50[2] * cube(y - b)]
    const colour = times(fromD50, xyz)
    for (const [c, light] of colour.entries()) data[at + c] = levelOf(light)
  }
}

/** ISO/CIE 11664-4, the inverse. */
function cube(value: number): number {
  return value > LIMIT ? value ** 3 : 3 * LIMIT ** 2 * (value - 4 / 29)
}

function levelOf(light: number): number {
  return Math.round(255 * fromLinear(Math.min(Math.max(light, 0), 1)))
}
