import sharp, { type Sharp } from 'sharp'
import { FILM, LIMITED_GRAY, PREMULTIPLIED } from './avif-files.ts'
import { brokenImages } from './broken-images.ts'
import { adobeRgbExif, withExif } from './exif.ts'
import { type Colour, draw, scene } from './pixels.ts'
import { grayProfile, profileChunk } from './profiles.ts'
import { tiffOf } from './tiff-of.ts'
import type { Tag } from './tiff-structures.ts'
import { CHUNKS, CICP, chunk, withChunks, withNclx } from './told-colours.ts'
import { ultraHdr } from './ultra-hdr.ts'

export const WIDTH = 24
export const HEIGHT = 16

/** What a print must show is either the scene, or what a library of colour makes of it. */
export type FormatSample = {
  format: string
  kind: string
  bytes: Buffer
  /** What is lost; without it, every sample must come out as it went in. */
  loses?: string
  /** RGBA of the scene in this kind; undefined: colours are converted, and compared elsewhere. */
  wanted?: Buffer | undefined
}

const drawn = (channels: 1 | 2 | 3 | 4) => draw(scene(WIDTH, HEIGHT, channels))
const gray = () => drawn(1).toColourspace('b-w')
const grayAlpha = () => drawn(2).toColourspace('b-w')
const rgb = () => drawn(3)
const rgba = () => drawn(4)
const deep = (image: Sharp, space: 'rgb16' | 'grey16') => image.toColourspace(space)

async function wantedOf(channels: 1 | 2 | 3 | 4): Promise<Buffer> {
  const pixels = scene(WIDTH, HEIGHT, channels).flat()
  return Buffer.from(pixels.flatMap(asRgba))
}

function asRgba(pixel: Colour): Colour {
  const [first = 0, second = 255, blue, alpha = 255] = pixel
  if (pixel.length < 3) return [first, first, first, pixel.length === 2 ? second : 255]
  return [first, second, blue ?? 0, alpha]
}

const [GRAY, GRAY_ALPHA, RGB, RGBA] = await Promise.all(([1, 2, 3, 4] as const).map(wantedOf))

const LOSSY = 'what its compression loses'
const EIGHT = 'bits beyond 8, where a treatment needs pixels or the output holds no more'
const TO_SRGB = 'colours outside sRGB'

/** One file of each kind, in the order of the table. */
export async function formatSamples(): Promise<FormatSample[]> {
  return [
    ...(await jpegs()),
    ...(await pngs()),
    ...(await webps()),
    ...(await gifs()),
    ...(await tiffs()),
    ...(await avifs())
  ]
}

async function jpegs(): Promise<FormatSample[]> {
  const best = { quality: 100, chromaSubsampling: '4:4:4' }
  const plain = await rgb().jpeg(best).toBuffer()
  const lossy = { format: 'JPEG', loses: LOSSY }
  const broken = await brokenImages()
  return [
    { ...lossy, kind: 'colours', bytes: plain, wanted: RGB },
    { ...lossy, kind: 'gray', bytes: await gray().jpeg(best).toBuffer(), wanted: GRAY },
    {
      ...lossy,
      kind: 'progressive',
      bytes: await rgb()
        .jpeg({ ...best, progressive: true })
        .toBuffer(),
      wanted: RGB
    },
    {
      ...lossy,
      kind: 'colours at half their size (4:2:0)',
      bytes: await rgb().jpeg({ quality: 100 }).toBuffer()
    },
    { ...lossy, kind: 'CMYK', bytes: await rgb().toColourspace('cmyk').jpeg(best).toBuffer() },
    {
      ...lossy,
      kind: 'with an ICC profile',
      bytes: await rgb().withIccProfile('p3').jpeg(best).toBuffer()
    },
    { ...lossy, kind: 'Adobe RGB told by EXIF alone', bytes: withExif(plain, adobeRgbExif()) },
    {
      ...lossy,
      kind: 'any of the eight orientations',
      bytes: await rgb().withMetadata({ orientation: 3 }).jpeg(best).toBuffer()
    },
    {
      ...lossy,
      kind: 'with an HDR gain map',
      loses: 'what is brighter than white',
      bytes: await ultraHdr()
    },
    { ...lossy, kind: 'without its end marker', bytes: plain.subarray(0, -2), wanted: RGB },
    {
      ...lossy,
      kind: 'cut short',
      loses: 'what is missing',
      bytes: plain.subarray(0, plain.length / 2)
    },
    ...refusedOf('JPEG', broken, {
      '12 bits': 'a JPEG of 12 bits',
      hierarchical: 'a hierarchical JPEG'
    })
  ]
}

function refusedOf(
  format: string,
  broken: Awaited<ReturnType<typeof brokenImages>>,
  names: Record<string, string>
): FormatSample[] {
  return Object.entries(names).map(([kind, name]) => ({
    format,
    kind,
    bytes: broken[name]?.bytes ?? Buffer.alloc(0)
  }))
}

async function pngs(): Promise<FormatSample[]> {
  const png = { format: 'PNG' }
  const plain = await rgb().png().toBuffer()
  const bilevel = rgb().threshold(128).toColourspace('b-w')
  const deepGray = await deep(gray(), 'grey16').png().toBuffer()
  const told = (name: string) => withChunks(plain, CHUNKS[name] ?? [])
  return [
    { ...png, kind: 'colours', bytes: plain, wanted: RGB },
    { ...png, kind: 'colours and alpha', bytes: await rgba().png().toBuffer(), wanted: RGBA },
    { ...png, kind: 'gray', bytes: await gray().png().toBuffer(), wanted: GRAY },
    {
      ...png,
      kind: 'gray and alpha',
      bytes: await grayAlpha().png().toBuffer(),
      wanted: GRAY_ALPHA
    },
    {
      ...png,
      kind: 'a palette of 1 bit',
      bytes: await bilevel.png({ palette: true, colours: 2, dither: 0 }).toBuffer(),
      wanted: await bilevel.clone().toColourspace('srgb').ensureAlpha().raw().toBuffer()
    },
    {
      ...png,
      kind: '16 bits',
      bytes: await deep(rgb(), 'rgb16').png().toBuffer(),
      wanted: RGB,
      loses: EIGHT
    },
    { ...png, kind: '16 bits, gray', bytes: deepGray, wanted: GRAY, loses: EIGHT },
    {
      ...png,
      kind: 'interlaced',
      bytes: await rgb().png({ progressive: true }).toBuffer(),
      wanted: RGB
    },
    {
      ...png,
      kind: 'with an ICC profile',
      loses: TO_SRGB,
      bytes: await rgb().withIccProfile('p3').png().toBuffer()
    },
    {
      ...png,
      kind: '16 bits, gray, with an ICC profile',
      loses: 'bits beyond 8',
      bytes: withChunks(deepGray, [profileChunk(grayProfile(1))])
    },
    { ...png, kind: 'gAMA and cHRM', loses: TO_SRGB, bytes: told('gamma 1/2.2, P3') },
    { ...png, kind: 'cICP: P3, BT.2020', loses: TO_SRGB, bytes: told('cICP P3') },
    {
      ...png,
      kind: 'cICP: PQ, HLG',
      loses: 'what is brighter than white, by a curve',
      bytes: told('cICP PQ')
    },
    {
      ...png,
      kind: 'any of the eight orientations',
      bytes: await rgb().withMetadata({ orientation: 3 }).png().toBuffer()
    },
    {
      ...png,
      kind: 'animated (APNG)',
      loses: 'all frames but the first',
      bytes: withChunks(plain, [animationControl()])
    },
    {
      ...png,
      kind: 'cut short',
      loses: 'what is missing',
      bytes: plain.subarray(0, plain.length * 0.7)
    }
  ]
}

const animationControl = () => chunk('acTL', Buffer.from([0, 0, 0, 3, 0, 0, 0, 0]))

async function webps(): Promise<FormatSample[]> {
  const webp = { format: 'WebP' }
  const lossless = { lossless: true }
  const whole = await rgb().webp(lossless).toBuffer()
  return [
    { ...webp, kind: 'lossless', bytes: whole, wanted: RGB },
    {
      ...webp,
      kind: 'lossless, with alpha',
      bytes: await rgba()
        .webp({ ...lossless, exact: true } as object)
        .toBuffer(),
      wanted: RGBA
    },
    { ...webp, kind: 'lossy', loses: LOSSY, bytes: await rgb().webp({ quality: 100 }).toBuffer() },
    {
      ...webp,
      kind: 'with an ICC profile',
      loses: TO_SRGB,
      bytes: await rgb().withIccProfile('p3').webp(lossless).toBuffer()
    },
    {
      ...webp,
      kind: 'any of the eight orientations',
      bytes: await rgb().withMetadata({ orientation: 3 }).webp(lossless).toBuffer()
    },
    { ...webp, kind: 'animated', bytes: await animation().webp(lossless).toBuffer() },
    {
      ...webp,
      kind: 'cut short',
      loses: 'what is missing',
      bytes: whole.subarray(0, whole.length * 0.7)
    }
  ]
}

const animation = () => {
  const frame = (level: number) =>
    Buffer.alloc(WIDTH * HEIGHT * 3, Buffer.from([level, 255 - level, 60]))
  const raw = { width: WIDTH, height: 2 * HEIGHT, channels: 3, pageHeight: HEIGHT } as const
  return sharp(Buffer.concat([frame(0), frame(200)]), { raw })
}

async function gifs(): Promise<FormatSample[]> {
  const whole = await rgb().gif({ dither: 0 }).toBuffer()
  return [
    { format: 'GIF', kind: 'one picture', bytes: whole },
    { format: 'GIF', kind: 'with transparency', bytes: await rgba().gif().toBuffer() },
    { format: 'GIF', kind: 'animated', bytes: await animation().gif().toBuffer() },
    {
      format: 'GIF',
      kind: 'cut short',
      loses: 'what is missing',
      bytes: whole.subarray(0, whole.length * 0.8)
    }
  ]
}

const format = (kind: number): Tag[] => [[339, 3, 1, kind]]

async function tiffs(): Promise<FormatSample[]> {
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

async function avifs(): Promise<FormatSample[]> {
  const avif = { format: 'AVIF' }
  const broken = await brokenImages()
  const lossless = (bitdepth: 8 | 10 | 12 = 8, image = rgb()) =>
    image.avif({ lossless: true, bitdepth }).toBuffer()
  const told = async (name: string) =>
    withNclx(await lossless(), CICP[name] as [primaries: number, transfer: number])
  return [
    { ...avif, kind: 'lossless, 8 bits', bytes: await lossless(), wanted: RGB },
    { ...avif, kind: 'lossless, with alpha', bytes: await lossless(8, rgba()), wanted: RGBA },
    { ...avif, kind: '10 bits', loses: EIGHT, bytes: await lossless(10), wanted: RGB },
    { ...avif, kind: '12 bits', loses: EIGHT, bytes: await lossless(12), wanted: RGB },
    { ...avif, kind: 'lossy', loses: LOSSY, bytes: await rgb().avif({ quality: 90 }).toBuffer() },
    { ...avif, kind: 'gray, limited range', loses: 'rounding', bytes: LIMITED_GRAY[0] as Buffer },
    { ...avif, kind: 'colours multiplied by alpha', loses: 'rounding', bytes: PREMULTIPLIED },
    {
      ...avif,
      kind: 'with an ICC profile',
      loses: TO_SRGB,
      bytes: await rgb().withIccProfile('p3').avif({ quality: 90 }).toBuffer()
    },
    { ...avif, kind: 'CICP: P3, BT.2020', loses: TO_SRGB, bytes: await told('P3') },
    {
      ...avif,
      kind: 'CICP: PQ, HLG',
      loses: 'what is brighter than white, by a curve',
      bytes: await told('PQ')
    },
    {
      ...avif,
      kind: 'a film (AVIF sequence) with a picture beside it',
      loses: 'all frames but the first',
      bytes: FILM
    },
    ...refusedOf('AVIF', broken, {
      'a film (AVIF sequence) without a picture beside it': 'an AVIF film',
      'cut short': '0.7 of a avif'
    })
  ]
}
