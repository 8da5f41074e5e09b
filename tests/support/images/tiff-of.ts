import { directoriesOf, offsetAfter, type Tag } from './tiff-structures.ts'

type Tiff = {
  width: number
  height: number
  /** Bits a sample, and samples a pixel. */
  bits: number
  perPixel: number
  photometric: number
  /** As they are to lie in the file. */
  samples: Buffer
  tags?: Tag[]
  profile?: Buffer
}

const SHORT = 3
const LONG = 4
const UNDEFINED = 7

/** An uncompressed TIFF of one strip. */
export function tiffOf({ tags = [], profile, ...about }: Tiff): Buffer {
  const { width, height, bits, perPixel, photometric, samples } = about
  const build = (pixelsAt: number, bitsAt: number): Tag[] =>
    [
      [256, LONG, 1, width],
      [257, LONG, 1, height],
      [258, SHORT, perPixel, perPixel > 2 ? bitsAt : bits | (bits << 16)],
      [259, SHORT, 1, 1],
      [262, SHORT, 1, photometric],
      [273, LONG, 1, pixelsAt],
      [277, SHORT, 1, perPixel],
      [278, LONG, 1, height],
      [279, LONG, 1, samples.length],
      ...(profile ? [[34_675, UNDEFINED, profile.length, pixelsAt + samples.length]] : []),
      ...tags
    ].sort(([a = 0], [b = 0]) => a - b) as Tag[]
  const valuesAt = offsetAfter([build(0, 0)])
  const each = Buffer.from(new Uint16Array(perPixel).fill(bits).buffer)
  const pixelsAt = valuesAt + each.length
  const values = Buffer.concat([each, samples, profile ?? Buffer.alloc(0)])
  return directoriesOf([build(pixelsAt, valuesAt)], values)
}
