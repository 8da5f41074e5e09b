import { box } from './avif-structures.ts'
import { directory, numbersIn, type Written } from './exif-block.ts'
import { u32 } from './structures.ts'

const { long, short, u32: offsetOf } = numbersIn('II')
const POINTER = 13
const UNDEFINED = 7

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
  const strip = (at: number, length: number) => [
    short(259, 6),
    long(273, at),
    short(274, orientation),
    long(279, length)
  ]
  const bytes = directory(strip(0, 0), 0, 'II').length
  const dataAt = 16 + 2 * bytes
  const first = directory(strip(dataAt, jpeg.length), 16, 'II', 16 + bytes)
  const last = directory(strip(dataAt + jpeg.length, frame.length), 16 + bytes, 'II')
  const head = Buffer.from('II*\0\x10\0\0\0CR\x02\0\0\0\0\0', 'latin1')
  return Buffer.concat([head, first, last, jpeg, frame])
}

/** Panasonic's RW2: the sensor's size and a JPEG by tags of its own. */
export function rw2(jpeg: Buffer, [width, height]: [number, number], orientation: number): Buffer {
  const tags = (at: number): Written[] => [
    short(2, width),
    short(3, height),
    short(274, orientation),
    { tag: 0x2e, type: UNDEFINED, count: jpeg.length, bytes: offsetOf(at) }
  ]
  const at = 8 + directory(tags(0), 8, 'II').length
  const made = directory(tags(at), 8, 'II')
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
    directory([short(256, width), short(257, height), short(274, orientation)], 8, 'II')
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
  const settings = (at: number): Written[] => [{ tag: 0x2020, type: POINTER, bytes: offsetOf(at) }]
  const camera = (at: number) => [long(0x101, at), long(0x102, jpeg.length)]
  const cameraAt = head.length + directory(settings(0), 0, 'II').length
  const noteBytes = cameraAt + directory(camera(0), 0, 'II').length
  const first = (exifAt: number) => [
    short(256, width),
    short(257, height),
    short(274, orientation),
    long(0x8769, exifAt)
  ]
  const exifAt = 8 + directory(first(0), 8, 'II').length
  const note = Buffer.concat([
    head,
    directory(settings(cameraAt), 0, 'II'),
    directory(camera(noteBytes), 0, 'II')
  ])
  const exif = directory([{ tag: 0x927c, type: UNDEFINED, bytes: note }], exifAt, 'II')
  return Buffer.concat([
    Buffer.from('IIRO\x08\0\0\0', 'latin1'),
    directory(first(exifAt), 8, 'II'),
    exif,
    jpeg
  ])
}
