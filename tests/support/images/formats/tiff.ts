import { brokenImages } from '../broken-images.ts'
import { scene } from '../pixels.ts'
import { tiffOf } from '../tiff-of.ts'
import type { Tag } from '../tiff-structures.ts'
import {
  animation,
  EIGHT,
  type FormatSample,
  GRAY,
  HEIGHT,
  LOSSY,
  RGB,
  RGBA,
  refusedOf,
  rgb,
  rgba,
  TO_SRGB,
  WIDTH
} from './sample.ts'

const format = (kind: number): Tag[] => [[339, 3, 1, kind]]

export async function tiffs(): Promise<FormatSample[]> {
  const tiff = { format: 'TIFF' }
  const levels = scene(WIDTH, HEIGHT, 1).flat(2)
  const of = (bits: number, samples: ArrayBufferView, tags: Tag[] = [], photometric = 1) => {
    const { buffer, byteOffset, byteLength } = samples
    const bytes = Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
    return tiffOf({
      width: WIDTH,
      height: HEIGHT,
      bits,
      perPixel: 1,
      photometric,
      samples: bytes,
      tags
    })
  }
  const ofColours = (samples: number[], photometric: number, tags: Tag[] = []) =>
    tiffOf({
      width: WIDTH,
      height: HEIGHT,
      bits: 8,
      perPixel: samples.length / levels.length,
      photometric,
      samples: Buffer.from(samples),
      tags
    })
  const broken = await brokenImages()
  const compressed = async (compression: 'deflate' | 'lzw' | 'packbits') =>
    rgb().tiff({ compression, predictor: 'none' }).toBuffer()
  return [
    {
      ...tiff,
      kind: 'colours',
      bytes: await rgb().tiff({ compression: 'none' }).toBuffer(),
      wanted: RGB
    },
    { ...tiff, kind: 'compressed: deflate', bytes: await compressed('deflate'), wanted: RGB },
    { ...tiff, kind: 'compressed: LZW', bytes: await compressed('lzw'), wanted: RGB },
    {
      ...tiff,
      kind: 'compressed: JPEG',
      loses: LOSSY,
      bytes: await rgb().tiff({ quality: 95 }).toBuffer()
    },
    {
      ...tiff,
      kind: 'in tiles',
      bytes: await rgb()
        .tiff({ compression: 'none', tile: true, tileWidth: 16, tileHeight: 16 })
        .toBuffer(),
      wanted: RGB
    },
    {
      ...tiff,
      kind: 'colours and alpha',
      bytes: await rgba().tiff({ compression: 'none' }).toBuffer(),
      wanted: RGBA
    },
    {
      ...tiff,
      kind: 'a fourth sample of no stated meaning',
      bytes: ofColours(
        scene(WIDTH, HEIGHT, 3)
          .flat()
          .flatMap((colour) => [...colour, 0]),
        2
      ),
      wanted: RGB
    },
    { ...tiff, kind: 'gray', bytes: of(8, Uint8Array.from(levels)), wanted: GRAY },
    {
      ...tiff,
      kind: 'gray, white is zero',
      bytes: of(
        8,
        Uint8Array.from(levels, (level) => 255 - level),
        [],
        0
      ),
      wanted: GRAY
    },
    {
      ...tiff,
      kind: '16 bits',
      loses: EIGHT,
      bytes: of(
        16,
        Uint16Array.from(levels, (level) => level * 257)
      ),
      wanted: GRAY
    },
    {
      ...tiff,
      kind: '32 bits',
      loses: 'bits beyond 8',
      bytes: of(
        32,
        Uint32Array.from(levels, (level) => level * 0x1010101)
      ),
      wanted: GRAY
    },
    {
      ...tiff,
      kind: 'signed, 16 bits, none negative',
      loses: 'bits beyond 8',
      bytes: of(
        16,
        Int16Array.from(levels, (level) => (level * 32_767) / 255),
        format(2)
      ),
      wanted: GRAY
    },
    {
      ...tiff,
      kind: 'signed, with negative samples',
      bytes: of(16, new Int16Array(levels.length).fill(-9999), format(2))
    },
    {
      ...tiff,
      kind: 'floating-point, 32 bits, from 0 to 1',
      loses: 'bits beyond 8',
      bytes: of(
        32,
        Float32Array.from(levels, (level) => level / 255),
        format(3)
      ),
      wanted: GRAY
    },
    {
      ...tiff,
      kind: 'floating-point, beyond 0 to 1',
      bytes: of(
        32,
        Float32Array.from(levels, (level) => level / 99),
        format(3)
      )
    },
    {
      ...tiff,
      kind: 'floating-point, 16 bits',
      bytes: of(16, new Uint16Array(levels.length), format(3))
    },
    {
      ...tiff,
      kind: 'Lab, 8 bits',
      loses: 'rounding',
      bytes: ofColours(
        levels.flatMap((level) => [level, 0, 0]),
        8
      )
    },
    {
      ...tiff,
      kind: 'YCbCr without JPEG',
      loses: 'rounding',
      bytes: ofColours(
        levels.flatMap((level) => [level, 128, 128]),
        6,
        [[530, 3, 2, 0x10001]]
      ),
      wanted: GRAY
    },
    {
      ...tiff,
      kind: 'YCbCr without JPEG, colours at half their size',
      bytes: ofColours(
        levels.flatMap((level) => [level, 128, 128]),
        6
      )
    },
    {
      ...tiff,
      kind: 'CMYK',
      loses: TO_SRGB,
      bytes: await rgb().toColourspace('cmyk').tiff({ compression: 'none' }).toBuffer()
    },
    {
      ...tiff,
      kind: 'several pages',
      loses: 'all pages but the first',
      bytes: await animation().tiff({ compression: 'none' }).toBuffer()
    },
    ...refusedOf('TIFF', broken, { '10, 12 or 14 bits': 'a TIFF of 10 bits' })
  ]
}
