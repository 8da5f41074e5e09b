import sharp from 'sharp'
import type { UnreadKind } from '#lib/failures/refusals.ts'
import { box, full } from './avif-structures.ts'
import { tiff } from './odd-images.ts'
import { photo } from './photos.ts'

export type Broken = { bytes: Buffer; code: string; kind?: UnreadKind }

const FORMATS = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const
type Format = (typeof FORMATS)[number]

/** Broken files of all formats, and of kinds that are not read, with what each is to be called. */
export async function brokenImages(): Promise<Record<string, Broken>> {
  const picture = await photo(160, 120)
  const whole = await Promise.all(
    FORMATS.map(async (format) => [format, await written(picture, format)] as const)
  )
  return {
    ...Object.fromEntries(whole.flatMap(([format, bytes]) => brokenOf(format, bytes))),
    ...oddJpegs(picture),
    ...oddTiffs(),
    'an AVIF film': unread(filmOf(await sharp(picture).avif().toBuffer()), 'animated')
  }
}

/** In ways that notice any damage. */
function written(picture: Buffer, format: Format): Promise<Buffer> {
  const options = { webp: { lossless: true }, tiff: { compression: 'deflate' } } as const
  return sharp(picture)
    .toFormat(format, format in options ? options[format as keyof typeof options] : {})
    .toBuffer()
}

/** Behind the headers of RIFF and VP8L. */
const VP8L_CODES = 25

function brokenOf(format: Format, bytes: Buffer): [name: string, Broken][] {
  const scratched = Buffer.from(bytes)
  // lossless WebP notices only what its codes cannot be
  const scratch = format === 'webp' ? VP8L_CODES : bytes.length >> 1
  scratched.fill(0xa5, scratch, scratch + 40)
  return [
    // of the others, what there is can be printed
    ...(format === 'avif' ? [0.3, 0.7, 0.95] : []).map((part): [string, Broken] => [
      `${part} of a ${format}`,
      { bytes: bytes.subarray(0, bytes.length * part), code: 'cut-short' }
    ]),
    // a decoder of JPEG goes on after damage
    ...(format === 'jpeg'
      ? []
      : [[`a scratched ${format}`, { bytes: scratched, code: 'damaged' }] as [string, Broken]])
  ]
}

/** Offsets in the frame header, after its marker. */
const PRECISION = 4
const SOF0 = Buffer.from('ffc0', 'hex')
const DHT = Buffer.from('ffc4', 'hex')

function oddJpegs(picture: Buffer): Record<string, Broken> {
  const frame = picture.indexOf(SOF0)
  const changed = (at: number, byte: number) => {
    const bytes = Buffer.from(picture)
    bytes[at] = byte
    return bytes
  }
  const table = picture.indexOf(DHT)
  return {
    'a JPEG with a table that makes no sense': {
      bytes: changed(table + 5, 255),
      code: 'damaged'
    },
    'a JPEG of 12 bits': unread(changed(frame + PRECISION, 12), 'sample-bits'),
    'a hierarchical JPEG': unread(changed(frame + 1, 0xc5), 'process')
  }
}

function oddTiffs(): Record<string, Broken> {
  const odd = (tags: Record<number, number>) => tiff({ width: 30, height: 20, little: true, tags })
  return {
    'a TIFF without its last row': { bytes: shortStrip(), code: 'cut-short' },
    'a TIFF of 10 bits': unread(odd({ 258: 10 }), 'sample-bits'),
    'a TIFF compressed with LZMA': unread(odd({ 259: 34_925 }), 'compression'),
    'a TIFF compressed in no known way': unread(odd({ 259: 65_000 }), 'compression'),
    'a TIFF of a sensor’s own colours': { bytes: odd({ 262: 32_803, 277: 3 }), code: 'raw-file' },
    'a TIFF of six channels': unread(odd({ 262: 2, 277: 6 }), 'channels'),
    'a TIFF whose strip is no LZW': { bytes: odd({ 259: 5 }), code: 'damaged' }
  }
}

/** The only strip of this TIFF begins near its end. */
function shortStrip(): Buffer {
  const bytes = tiff({ width: 30, height: 20, little: true })
  const offset = bytes.indexOf(Buffer.from('1101040001000000', 'hex')) + 8
  bytes.writeUInt32LE(bytes.length - 100, offset)
  return bytes
}

function unread(bytes: Buffer, kind: UnreadKind): Broken {
  return { bytes, code: 'kind-not-read', kind }
}

/** Without a picture beside its track, of which only the size is there. */
export function filmOf(picture: Buffer): Buffer {
  const film = Buffer.from(picture)
  film.write('avis', 8)
  film.write('free', film.indexOf('meta'))
  const header = Buffer.alloc(80)
  header.writeUInt16BE(160, 72)
  header.writeUInt16BE(120, 76)
  return Buffer.concat([film, box('moov', box('trak', full('tkhd', 0, header)))])
}
