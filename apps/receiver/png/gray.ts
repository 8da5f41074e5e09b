import { loops, memoryAt } from './loops.ts'
import type { Loose } from './loose.ts'

/** ITU-R BT.709's of linear red, green and blue. */
const WEIGHTS = [0.2126, 0.7152, 0.0722].map(Math.fround)
const WHITE = 255
/** Bytes that loops.gray may read behind the last colour. */
const OVERRUN = 9

/**
 * The curve of IEC 61966-2-1 and back. libvips' sRGB2scRGB and scRGB2BW, whose gray this is, take 32 bits for
 * every number: so it is to the bit.
 */
function linear(value: number): number {
  const { fround } = Math
  if (value <= 0.04045) return fround(value / 12.92)
  const base = fround(fround(value + fround(0.055)) / fround(1.055))
  return fround(base ** fround(2.4))
}
function encoded(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055
}

function fillTables() {
  const { memory, shares, grays } = loops
  const values = Array.from({ length: WHITE + 1 }, (_, value) => Math.fround(value / WHITE))
  new Float32Array(memory.buffer, shares.value, 3 * values.length).set(
    WEIGHTS.flatMap((weight) => values.map((value) => weight * linear(value)))
  )
  new Float32Array(memory.buffer, grays.value, values.length + 1).set(
    [...values, 1].map((light) => Math.round(WHITE * encoded(light)))
  )
}
fillTables()

/** One channel of light out of three of colour; what has less is left as it is. */
export function grayed(loose: Loose): Loose {
  const { info, pixelBytes, readInto } = loose
  if (info.channels < 3) return loose
  return {
    ...loose,
    info: { ...info, channels: 1 },
    rowBytes: info.width,
    pixelBytes: 1,
    readInto({ byteOffset, length }, at) {
      const colours = memoryAt(byteOffset + length, length * pixelBytes + OVERRUN)
      readInto(colours.subarray(0, length * pixelBytes), at * pixelBytes)
      loops.gray(colours.byteOffset, byteOffset, length)
    }
  }
}
