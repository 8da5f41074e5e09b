import { box } from './avif-structures.ts'
import { u32 } from './structures.ts'

const SHORT = 3
const LONG = 4
const ASCII = 2
const IFD = 13

type Tag = [tag: number, type: number, values: number[]]

type RawTiff = {
  /** Six bytes of another head than a TIFF's. */
  head?: string
  make?: string
  orientation?: number
  sensor: [width: number, height: number]
  /** A colour filter array, or linear samples. */
  photometric?: 32_803 | 34_892
  previews?: Buffer[]
  more?: Tag[]
  /** How the previews are told: by their own tags, or as strips. */
  asStrips?: boolean
}

/** A raw file as cameras make them, without the sensor's samples: a thumbnail, and directories below. */
export function rawTiff(made: RawTiff): Buffer {
  const { make = 'NIKON', orientation, sensor, previews = [], more = [] } = made
  const { photometric = 32_803, asStrips = false, head = 'II*\0' } = made
  const below = 1 + previews.length
  const first = (offsets: number[], thumbnailAt: number): Tag[] => [
    [254, LONG, [1]],
    [256, SHORT, [4]],
    [257, SHORT, [2]],
    [258, SHORT, [8]],
    [259, SHORT, [1]],
    [262, SHORT, [1]],
    [271, ASCII, [...Buffer.from(`${make}\0`)]],
    [273, LONG, [thumbnailAt]],
    ...(orientation ? [[274, SHORT, [orientation]] as Tag] : []),
    [277, SHORT, [1]],
    [278, SHORT, [2]],
    [279, LONG, [8]],
    [330, LONG, offsets],
    ...more
  ]
  const ofSensor: Tag[] = [
    [254, LONG, [0]],
    [256, LONG, [sensor[0]]],
    [257, LONG, [sensor[1]]],
    [262, SHORT, [photometric]]
  ]
  const ofPreview = (at: number, length: number): Tag[] =>
    asStrips
      ? [
          [259, SHORT, [7]],
          [273, LONG, [at]],
          [279, LONG, [length]]
        ]
      : [
          [513, LONG, [at]],
          [514, LONG, [length]]
        ]
  const firstBytes = directory(first(Array(below).fill(0), 0), 8).length
  const sensorAt = 8 + firstBytes
  const sensorBytes = directory(ofSensor, sensorAt).length
  const previewBytes = directory(ofPreview(0, 0), 0).length
  const previewsAt = sensorAt + sensorBytes
  const dataAt = previewsAt + previews.length * previewBytes
  const offsets = [sensorAt, ...previews.map((_, i) => previewsAt + i * previewBytes)]
  let at = dataAt + 8
  const directories = previews.map((jpeg, i) => {
    at += jpeg.length
    return directory(ofPreview(at - jpeg.length, jpeg.length), previewsAt + i * previewBytes)
  })
  return Buffer.concat([
    Buffer.from(head.padEnd(4, '\0'), 'latin1'),
    u32(8).reverse(),
    directory(first(offsets, dataAt), 8),
    directory(ofSensor, sensorAt),
    ...directories,
    Buffer.alloc(8, 128),
    ...previews
  ])
}

/** Little-endian, with the values that do not fit into their entries behind it. */
function directory(tags: Tag[], start: number): Buffer {
  const bytes = Buffer.alloc(2 + tags.length * 12 + 4)
  bytes.writeUInt16LE(tags.length)
  const values: Buffer[] = []
  let valuesAt = start + bytes.length
  for (const [i, [tag, type, numbers]] of tags.entries()) {
    const at = 2 + i * 12
    const width = type === LONG || type === IFD ? 4 : type === SHORT ? 2 : 1
    const value = Buffer.alloc(Math.max(4, numbers.length * width))
    for (const [k, one] of numbers.entries()) value.writeUIntLE(one, k * width, width)
    bytes.writeUInt16LE(tag, at)
    bytes.writeUInt16LE(type, at + 2)
    bytes.writeUInt32LE(numbers.length, at + 4)
    if (value.length === 4) value.copy(bytes, at + 8)
    else {
      bytes.writeUInt32LE(valuesAt, at + 8)
      values.push(value)
      valuesAt += value.length
    }
  }
  return Buffer.concat([bytes, ...values])
}

/** Canon's CR2: its JPEG in the first directory, its samples, a lossless JPEG, in a later one. */
export function cr2(
  jpeg: Buffer,
  [width, height]: [number, number],
  { orientation = 1, components = 2 } = {}
): Buffer {
  const frame = Buffer.from('ffd8ffc3000e0e0000000002011100021100', 'hex')
  frame.writeUInt16BE(height, 7)
  frame.writeUInt16BE(components === 3 ? width : width / components, 9)
  frame[11] = components
  const strip = (at: number, length: number): Tag[] => [
    [259, SHORT, [6]],
    [273, LONG, [at]],
    [274, SHORT, [orientation]],
    [279, LONG, [length]]
  ]
  const bytes = directory(strip(0, 0), 0).length
  const dataAt = 16 + 2 * bytes
  const first = directory(strip(dataAt, jpeg.length), 16)
  first.writeUInt32LE(16 + bytes, first.length - 4)
  const last = directory(strip(dataAt + jpeg.length, frame.length), 16 + bytes)
  const head = Buffer.from('II*\0\x10\0\0\0CR\x02\0\0\0\0\0', 'latin1')
  return Buffer.concat([head, first, last, jpeg, frame])
}

/** Panasonic's RW2: the sensor's size and a JPEG by tags of its own. */
export function rw2(jpeg: Buffer, [width, height]: [number, number], orientation: number): Buffer {
  const tags: Tag[] = [
    [2, SHORT, [width]],
    [3, SHORT, [height]],
    [274, SHORT, [orientation]],
    [0x2e, 7, []]
  ]
  const made = directory(tags, 8)
  const entry = 2 + 3 * 12
  made.writeUInt32LE(jpeg.length, entry + 4)
  made.writeUInt32LE(8 + made.length, entry + 8)
  return Buffer.concat([Buffer.from('IIU\0\x08\0\0\0', 'latin1'), made, jpeg])
}

/** Fuji's RAF. */
export function raf(jpeg: Buffer, [width, height]: [number, number]): Buffer {
  const head = Buffer.alloc(108)
  head.write('FUJIFILMCCD-RAW 0201FF393103', 'latin1')
  head.writeUInt32BE(108 + 12, 84)
  head.writeUInt32BE(jpeg.length, 88)
  head.writeUInt32BE(108, 92)
  const tags = Buffer.from('00000001' + '01000004' + '00000000', 'hex')
  tags.writeUInt16BE(height, 8)
  tags.writeUInt16BE(width, 10)
  return Buffer.concat([head, tags, jpeg])
}

/** Canon's CR3: boxes, with a TIFF that tells of the camera, and a track that is a JPEG. */
export function cr3(jpeg: Buffer, [width, height]: [number, number], orientation: number): Buffer {
  const camera = Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0', 'latin1'),
    directory(
      [
        [256, SHORT, [width]],
        [257, SHORT, [height]],
        [274, SHORT, [orientation]]
      ],
      8
    )
  ])
  const uuid = Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex')
  const ftyp = box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1'))
  const moov = (at: number) => {
    const sizes = box('stsz', u32(0), u32(0), u32(1), u32(jpeg.length))
    const offsets = box('co64', u32(0), u32(1), u32(0), u32(at))
    const track = box('trak', box('mdia', box('minf', box('stbl', sizes, offsets))))
    return box('moov', box('uuid', uuid, box('CMT1', camera)), track)
  }
  const at = ftyp.length + moov(0).length + 8
  return Buffer.concat([ftyp, moov(at), box('mdat', jpeg)])
}

/** Olympus' ORF: where its JPEG lies, its maker note tells, counted from the note's start. */
export function orf(jpeg: Buffer, [width, height]: [number, number], orientation: number): Buffer {
  const head = Buffer.from('OLYMPUS\0II\x03\0', 'latin1')
  const settings = (at: number): Tag[] => [[0x2020, IFD, [at]]]
  const camera = (at: number): Tag[] => [
    [0x101, LONG, [at]],
    [0x102, LONG, [jpeg.length]]
  ]
  const cameraAt = head.length + directory(settings(0), 0).length
  const noteBytes = cameraAt + directory(camera(0), 0).length
  const first = (exifAt: number): Tag[] => [
    [256, SHORT, [width]],
    [257, SHORT, [height]],
    [274, SHORT, [orientation]],
    [0x8769, LONG, [exifAt]]
  ]
  const exifAt = 8 + directory(first(0), 8).length
  const note = Buffer.concat([
    head,
    directory(settings(cameraAt), 0),
    directory(camera(noteBytes), 0)
  ])
  const exif = directory([[0x927c, 7, [...note]]], exifAt)
  return Buffer.concat([
    Buffer.from('IIRO\x08\0\0\0', 'latin1'),
    directory(first(exifAt), 8),
    exif,
    jpeg
  ])
}
