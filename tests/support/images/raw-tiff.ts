import { ascii, directory, numbersIn, type Written } from './exif-block.ts'

const { long, short, u32 } = numbersIn('II')
const HEADER_BYTES = 8
/** A gray picture of 4 x 2 pixels. */
const THUMBNAIL = Buffer.alloc(8, 128)

type RawTiff = {
  /** Four bytes of another head than a TIFF's. */
  head?: string
  make?: string
  orientation?: number
  sensor: [width: number, height: number]
  /** A colour filter array, or linear samples. */
  photometric?: 32_803 | 34_892
  previews?: Buffer[]
  more?: Written[]
  /** How the previews are told: by their own tags, or as strips. */
  asStrips?: boolean
}

/** A raw file as cameras make them, without the sensor's samples: a thumbnail, and directories below. */
export function rawTiff(made: RawTiff): Buffer {
  const { previews = [], asStrips = false, head = 'II*\0' } = made
  const firstBytes = bytesOf(ofFirst(made, Array(1 + previews.length).fill(0), 0))
  const sensorAt = HEADER_BYTES + firstBytes
  const previewsAt = sensorAt + bytesOf(ofSensor(made))
  const previewBytes = bytesOf(ofPreview(asStrips, 0, 0))
  const placeOf = (i: number) => previewsAt + i * previewBytes
  const thumbnailAt = placeOf(previews.length)
  let at = thumbnailAt + THUMBNAIL.length
  const below = previews.map(({ length }, i) => {
    at += length
    return directory(ofPreview(asStrips, at - length, length), placeOf(i), 'II')
  })
  const offsets = [sensorAt, ...previews.map((_, i) => placeOf(i))]
  return Buffer.concat([
    Buffer.from(head.padEnd(4, '\0'), 'latin1'),
    u32(HEADER_BYTES),
    directory(ofFirst(made, offsets, thumbnailAt), HEADER_BYTES, 'II'),
    directory(ofSensor(made), sensorAt, 'II'),
    ...below,
    THUMBNAIL,
    ...previews
  ])
}

function ofFirst({ make = 'NIKON', orientation, more = [] }: RawTiff, below: number[], at: number) {
  return [
    long(254, 1),
    short(256, 4),
    short(257, 2),
    short(258, 8),
    short(259, 1),
    short(262, 1),
    ascii(271, make),
    long(273, at),
    ...(orientation ? [short(274, orientation)] : []),
    short(277, 1),
    short(278, 2),
    long(279, THUMBNAIL.length),
    long(330, ...below),
    ...more
  ]
}

function ofSensor({ sensor: [width, height], photometric = 32_803 }: RawTiff) {
  return [long(254, 0), long(256, width), long(257, height), short(262, photometric)]
}

function ofPreview(asStrips: boolean, at: number, length: number) {
  if (asStrips) return [short(259, 7), long(273, at), long(279, length)]
  return [long(513, at), long(514, length)]
}

/** Of a directory, wherever it lies. */
function bytesOf(tags: Written[]): number {
  return directory(tags, 0, 'II').length
}
