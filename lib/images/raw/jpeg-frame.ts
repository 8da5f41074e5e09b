import type { ReadAt } from './raw.ts'
import { readTiff } from './tiff.ts'

/** `lossless`: as raw files store the sensor's samples. `exifAt`: of its EXIF, past the prefix. */
export type JpegFrame = {
  width: number
  height: number
  components: number
  lossless: boolean
  exifAt?: number | undefined
}

const MOST_SEGMENTS = 200
const APP1 = 0xe1
const SCAN = 0xda
const LOSSLESS = [0xc3, 0xc7, 0xcb, 0xcf]
const EXIF_PREFIX = 'Exif\0\0'
const ORIENTATION = 274
const SHORT = 3

/** The frame header of the JPEG at this offset: ITU-T T.81, annex B.2.2; undefined if it has none. */
export function readJpegFrame(read: ReadAt, start: number): JpegFrame | undefined {
  if (read(start, 3).toString('hex') !== 'ffd8ff') return undefined
  let at = start + 2
  let exifAt: number | undefined
  for (let segment = 0; segment < MOST_SEGMENTS; segment++) {
    const head = read(at, 10)
    const [mark, marker = 0] = head
    if (head.length < 10 || mark !== 0xff || marker === SCAN) return undefined
    if (isFrame(marker)) {
      const [height, width] = [head.readUInt16BE(5), head.readUInt16BE(7)]
      const lossless = LOSSLESS.includes(marker)
      return { width, height, components: head[9] ?? 0, lossless, exifAt }
    }
    if (marker === APP1 && head.toString('latin1', 4) === EXIF_PREFIX) exifAt ??= at + head.length
    at += 2 + head.readUInt16BE(2)
  }
}

/** Where a JPEG's EXIF, a TIFF without pixels, tells the orientation, and what it tells. */
export function readExifOrientation(read: ReadAt, exifAt: number) {
  const { directories, numbers, little } = readTiff((at, length) => read(exifAt + at, length))
  const entry = directories[0]?.get(ORIENTATION)
  if (entry?.type !== SHORT || entry.count !== 1) return undefined
  const [value = 1] = numbers(entry)
  return { at: exifAt + entry.at, value, little }
}

/** SOF0 to SOF15, without DHT, JPG and DAC. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
