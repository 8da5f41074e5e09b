import sharp from 'sharp'

type Entry = [tag: number, type: number, count: number, value: number]

const SHORT = 3
const LONG = 4
const GPS_FOLDER = 0x8825
const HEADER_BYTES = 8

/** EXIF and TIFF written by hand: directories of entries, in either byte order. */
function tiff(order: 'II' | 'MM', folders: Entry[][], rest = Buffer.alloc(0)): Buffer {
  const little = order === 'II'
  const bytes = Buffer.alloc(endOf(folders))
  const short = (value: number, at: number) =>
    little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at)
  bytes.write(order, 'latin1')
  short(42, 2)
  long(HEADER_BYTES, 4)
  for (const [index, entries] of folders.entries()) {
    const start = endOf(folders.slice(0, index))
    short(entries.length, start)
    for (const [i, [tag, type, count, value]] of entries.entries()) {
      const at = start + 2 + i * 12
      short(tag, at)
      short(type, at + 2)
      long(count, at + 4)
      if (type === SHORT) short(value, at + 8)
      else long(value, at + 8)
    }
  }
  return Buffer.concat([bytes, rest])
}

const endOf = (folders: Entry[][]) =>
  folders.reduce((end, entries) => end + 2 + entries.length * 12 + 4, HEADER_BYTES)

/** A GPS directory, with a place or only its version, as some cameras write it indoors. */
const gpsFolder = (place: boolean): Entry[] => [
  [0, 1, 4, 0x02030000],
  ...(place ? ([[2, 5, 3, 0]] as Entry[]) : [])
]

export function exif(order: 'II' | 'MM', place: boolean): Buffer {
  const first: Entry[][] = [[[GPS_FOLDER, LONG, 1, 0]]]
  const pointed: Entry[][] = [[[GPS_FOLDER, LONG, 1, endOf(first)]]]
  return tiff(order, [...pointed, gpsFolder(place)])
}

/** Inserts the EXIF into the JPEG. */
export function withExif(jpeg: Buffer, block: Buffer): Buffer {
  const segment = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), block])
  const marker = Buffer.from([0xff, 0xe1, 0, 0])
  marker.writeUInt16BE(segment.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), marker, segment, jpeg.subarray(2)])
}

/** The image as a WebP that carries the EXIF. */
export async function webpWithExif(image: Buffer, block: Buffer) {
  const webp = await sharp(image, { animated: true })
    .withExif({ IFD0: { Copyright: 'placeholder' } })
    .webp({ lossless: true, exact: true })
    .toBuffer()
  const at = webp.indexOf('EXIF')
  const chunk = Buffer.alloc(8)
  chunk.write('EXIF')
  chunk.writeUInt32LE(block.length, 4)
  const body = [webp.subarray(8, at), chunk, block, Buffer.alloc(block.length % 2)]
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.reduce((sum, part) => sum + part.length, 0))
  return Buffer.concat([Buffer.from('RIFF'), length, ...body])
}

/** A gray TIFF of 8 × 8 pixels that carries a place. */
export function tiffWithPlace(): Buffer {
  const entries = (gpsAt: number, pixelsAt: number): Entry[] => [
    [0x100, SHORT, 1, 8],
    [0x101, SHORT, 1, 8],
    [0x102, SHORT, 1, 8],
    [0x103, SHORT, 1, 1],
    [0x106, SHORT, 1, 1],
    [0x111, LONG, 1, pixelsAt],
    [0x115, SHORT, 1, 1],
    [0x116, SHORT, 1, 8],
    [0x117, LONG, 1, 64],
    [GPS_FOLDER, LONG, 1, gpsAt]
  ]
  const gpsAt = endOf([entries(0, 0)])
  const pixelsAt = endOf([entries(0, 0), gpsFolder(true)])
  return tiff('MM', [entries(gpsAt, pixelsAt), gpsFolder(true)], Buffer.alloc(64, 128))
}

const EXIF_FOLDER = 0x8769
const INTEROPERABILITY_FOLDER = 0xa005
const ASCII = 2

/** DCF 2.0, 3.2.2: the colour space is not told, and the interoperability index is R03. */
export function adobeRgbExif(): Buffer {
  const first: Entry[] = [[EXIF_FOLDER, LONG, 1, 0]]
  const photo: Entry[] = [
    [0xa001, SHORT, 1, 0xffff],
    [INTEROPERABILITY_FOLDER, LONG, 1, 0]
  ]
  const photoAt = endOf([first])
  const indexAt = endOf([first, photo])
  return tiff('II', [
    [[EXIF_FOLDER, LONG, 1, photoAt]],
    [photo[0] as Entry, [INTEROPERABILITY_FOLDER, LONG, 1, indexAt]],
    [[1, ASCII, 4, Buffer.from('R03\0').readUInt32LE()]]
  ])
}
