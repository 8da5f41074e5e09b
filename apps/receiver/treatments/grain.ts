import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'
import { colourChannels, LEVELS, type Pixels } from '../pipeline/picture.ts'

const SEED = 0x9e3779b9
/** Mean and standard deviation of the sum of four random bytes, which is roughly normal. */
const MEAN = 4 * 127.5
const DEVIATION = Math.sqrt((4 * (LEVELS ** 2 - 1)) / 12)

export function grain({ amount }: Parameters<'grain'>): Operation {
  return {
    paint: (pixels) => {
      sprinkle(pixels, amount / DEVIATION)
      return pixels
    }
  }
}

/** Adds the same noise to all channels, by xorshift32 (Marsaglia 2003) with a fixed seed. */
function sprinkle({ data, channels }: Pixels, scale: number) {
  const colours = colourChannels(channels)
  let state = SEED
  for (let at = 0; at < data.length; at += channels) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const random = (state & 255) + ((state >> 8) & 255) + ((state >> 16) & 255) + (state >>> 24)
    const added = Math.round((random - MEAN) * scale)
    for (let c = 0; c < colours; c++) {
      const sample = (data[at + c] as number) + added
      data[at + c] = Math.max(0, Math.min(sample, 255))
    }
  }
}
