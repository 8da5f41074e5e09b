import type { Parameters } from '#lib/treatments/index.ts'
import type { Operation } from '../pipeline/operation.ts'
import { colourChannels, LEVELS, type Pixels } from '../pipeline/picture.ts'

const SEED = 0x9e3779b9
/** The sum of four bytes of chance is bell-shaped: its mean, and its standard deviation. */
const MEAN = 4 * 127.5
const DEVIATION = Math.sqrt((4 * (LEVELS ** 2 - 1)) / 12)

export function grain({ amount }: Parameters<'grain'>): Operation {
  return {
    extraBytesPerPixel: 0,
    paint: (pixels) => {
      sprinkle(pixels, amount / DEVIATION)
      return pixels
    }
  }
}

/** Light and dark specks without colour. The chance is xorshift32 (Marsaglia 2003): always the same. */
function sprinkle({ data, channels }: Pixels, scale: number) {
  const colours = colourChannels(channels)
  let state = SEED
  for (let at = 0; at < data.length; at += channels) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    const chance = (state & 255) + ((state >> 8) & 255) + ((state >> 16) & 255) + (state >>> 24)
    const added = Math.round((chance - MEAN) * scale)
    for (let c = 0; c < colours; c++) {
      const sample = (data[at + c] as number) + added
      data[at + c] = Math.max(0, Math.min(sample, 255))
    }
  }
}
