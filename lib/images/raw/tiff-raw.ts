import { type JpegFrame, readJpegFrame } from './jpeg-frame.ts'
import { olympusJpeg } from './olympus.ts'
import type { Found, RawKind, ReadAt, Size } from './raw.ts'
import { type Directory, readTiff, type Tiff } from './tiff.ts'

const WIDTH = 256
const LENGTH = 257
const COMPRESSION = 259
const PHOTOMETRIC = 262
const MAKE = 271
const STRIP_OFFSETS = 273
const ORIENTATION = 274
const STRIP_BYTE_COUNTS = 279
const JPEG_OFFSET = 513
const JPEG_LENGTH = 514
const DNG_VERSION = 50_706
/** Of Panasonic: the sensor's size, and a JPEG. */
const SENSOR_WIDTH = 2
const SENSOR_HEIGHT = 3
const JPG_FROM_RAW = 0x2e

/** A colour filter array, and linear samples of the sensor: TIFF/EP; DNG 1.7, chapter 4. */
const SENSOR = [32_803, 34_892]
/** JPEG, by TIFF 6.0 and by its technical note 2. */
const JPEG = [6, 7]

/** By the beginning of the maker's name. */
const MAKERS: [maker: RegExp, kind: RawKind][] = [
  [/^nikon/i, 'nef'],
  [/^sony/i, 'arw'],
  [/^(pentax|ricoh)/i, 'pef'],
  [/^samsung/i, 'srw'],
  [/^canon/i, 'cr2'],
  [/^(olympus|om digital)/i, 'orf']
]

/** A raw file that is made as a TIFF; undefined for an ordinary TIFF. */
export function findInTiff(read: ReadAt): Found | undefined {
  const head = read(0, 10).toString('latin1')
  const own = ownKind(head)
  if (!own && !/^(II\*\0|MM\0\*)/.test(head)) return undefined
  const tiff = readTiff(read)
  const [first] = tiff.directories
  const sensors = tiff.directories.filter((one) => isSensor(one, tiff))
  if (!first || (!own && sensors.length === 0)) return undefined
  const value = (tag: number) => tiff.numbers(first.get(tag))[0]
  const jpegs = tiff.directories.flatMap((one) => jpegsIn(one, tiff))
  const olympus = own === 'orf' ? olympusJpeg(tiff, read) : undefined
  return {
    kind: own ?? kindOf(first, tiff),
    size: sensorSize({ read, tiff, own, jpegs }, sensors),
    orientation: value(ORIENTATION),
    jpegs: olympus ? [...jpegs, olympus] : jpegs
  }
}

/** Files that say what they are before their first directory. */
function ownKind(head: string): RawKind | undefined {
  if (/^II\*\0.{4}CR/s.test(head)) return 'cr2'
  if (/^(IIRO|IIRS|MMOR)/.test(head)) return 'orf'
  return head.startsWith('IIU\0') ? 'rw2' : undefined
}

function kindOf(first: Directory, tiff: Tiff): RawKind {
  if (tiff.directories.some((one) => one.has(DNG_VERSION))) return 'dng'
  const make = tiff.text(first.get(MAKE))
  return MAKERS.find(([maker]) => maker.test(make))?.[1] ?? 'raw'
}

function isSensor(directory: Directory, { numbers }: Tiff): boolean {
  return SENSOR.includes(numbers(directory.get(PHOTOMETRIC))[0] ?? 0)
}

function jpegsIn(directory: Directory, { numbers }: Tiff) {
  const found: Found['jpegs'] = []
  const add = (offset: number, lengths: number) => {
    const [at] = numbers(directory.get(offset))
    const [length, ...more] = numbers(directory.get(lengths))
    if (at && length && more.length === 0) found.push({ at, length })
  }
  add(JPEG_OFFSET, JPEG_LENGTH)
  if (JPEG.includes(numbers(directory.get(COMPRESSION))[0] ?? 0)) {
    add(STRIP_OFFSETS, STRIP_BYTE_COUNTS)
  }
  const panasonic = directory.get(JPG_FROM_RAW)
  if (panasonic && panasonic.count > 4) found.push({ at: panasonic.at, length: panasonic.count })
  return found
}

type Looked = { read: ReadAt; tiff: Tiff; own: RawKind | undefined; jpegs: Found['jpegs'] }

function sensorSize({ read, tiff, own, jpegs }: Looked, sensors: Directory[]): Size | undefined {
  const [first] = tiff.directories
  const sizeIn = (directory: Directory | undefined, [wide, high]: [number, number]) => {
    const [width] = tiff.numbers(directory?.get(wide))
    const [height] = tiff.numbers(directory?.get(high))
    return width && height ? { width, height } : undefined
  }
  if (own === 'rw2') return sizeIn(first, [SENSOR_WIDTH, SENSOR_HEIGHT])
  if (own === 'orf') return sizeIn(first, [WIDTH, LENGTH])
  const sizes = sensors.map((one) => sizeIn(one, [WIDTH, LENGTH]))
  // a CR2 tells it only in its samples, which are a lossless JPEG
  for (const { at } of own === 'cr2' ? jpegs : []) {
    const frame = readJpegFrame(read, at)
    if (frame?.lossless) sizes.push(cr2Size(frame))
  }
  return sizes.sort((a, b) => areaOf(b) - areaOf(a))[0]
}

/** Two or four columns are stored as components of one; three components are those of a colour. */
function cr2Size({ width, height, components }: JpegFrame): Size {
  return { width: components === 3 ? width : width * components, height }
}

function areaOf({ width, height }: Size = { width: 0, height: 0 }): number {
  return width * height
}
