import { fromLinear } from '../colour/srgb.ts'
import { loops, memoryAt } from './loops.ts'
import type { RawImage } from './raw-image.ts'

const { fround } = Math
/** ITU-R BT.709's weights of linear red, green and blue. */
const LUMINANCE_WEIGHTS = [0.2126, 0.7152, 0.0722].map(fround)
const WHITE = 255
/** Bits of the 32-bit floats 2^-13, a light that is still black, and 1. */
const DARK = 0x3900_0000
const LIGHT = 0x3f80_0000
/** An interval so short that the gray changes at most once in it. */
const STEP = 2 ** 15

const VALUES = Array.from({ length: WHITE + 1 }, (_, value) => fround(value / WHITE))
/** The gray of each 255th of light; libvips interpolates between them. */
const GRAYS = [...VALUES, 1].map((light) => Math.round(WHITE * fromLinear(light)))

/** toLinear of colour/srgb.ts, rounded to 32 bits at each step as in libvips' sRGB2scRGB. */
function toLinear32(value: number): number {
  if (value <= 0.04045) return fround(value / 12.92)
  return fround(fround(fround(value + fround(0.055)) / fround(1.055)) ** fround(2.4))
}

const lights = new Float32Array(1)
const lightBits = new Uint32Array(lights.buffer)

function grayOf(bits: number): number {
  lightBits[0] = bits
  const light = lights[0] as number
  const place = Math.min(fround(light * WHITE), WHITE)
  const below = GRAYS[Math.floor(place)] as number
  const above = GRAYS[Math.floor(place) + 1] as number
  const gray = fround(below + fround((above - below) * fround(place % 1)))
  // C rounds halves to even
  return gray % 1 === 0.5 ? 2 * Math.round(gray / 2) : Math.round(gray)
}

/** How many floats from this one on share its gray, up to `STEP`. */
function sameGray(first: number): number {
  const gray = grayOf(first)
  if (grayOf(first + STEP - 1) === gray) return STEP
  let [same, other] = [0, STEP - 1]
  while (other - same > 1) {
    const middle = (same + other) >> 1
    if (grayOf(first + middle) === gray) same = middle
    else other = middle
  }
  return other
}

function fillTables() {
  const { memory, shares, grays } = loops
  new Float32Array(memory.buffer, shares.value, 3 * VALUES.length).set(
    LUMINANCE_WEIGHTS.flatMap((weight) => VALUES.map((value) => weight * toLinear32(value)))
  )
  // one step more, as rounding may exceed 1
  const steps = (LIGHT - DARK) / STEP + 1
  const entries = new Uint32Array(memory.buffer, grays.value, steps)
  for (let step = 0; step < steps; step++) {
    const first = DARK + step * STEP
    entries[step] = sameGray(first) * 256 + grayOf(first)
  }
}
fillTables()

/** Converts RGB to gray as rows are read, bit for bit like libvips; other images stay as they are. */
export function toGray(raw: RawImage): RawImage {
  const { info, pixelBytes, readInto } = raw
  if (info.channels !== 3) return raw
  return {
    ...raw,
    info: { ...info, channels: 1 },
    rowBytes: info.width,
    pixelBytes: 1,
    readInto({ byteOffset, length }, at) {
      const colours = memoryAt(byteOffset + length, length * pixelBytes)
      readInto(colours, at * pixelBytes)
      loops.gray(colours.byteOffset, byteOffset, length)
    }
  }
}
