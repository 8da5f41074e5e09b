import type { Found, ReadAt } from './raw.ts'

const MAGIC = 'FUJIFILMCCD-RAW'
const JPEG_AT = 84
const TAGS_AT = 92
const SENSOR_SIZE = 0x100
const CROPPED_SIZE = 0x111
const MOST_TAGS = 255

/** Fuji's RAF: a JPEG, then tags of a number, a length and a value (exiftool.org, FujiFilm RAF). */
export function findInRaf(read: ReadAt): Found | undefined {
  if (read(0, MAGIC.length).toString('latin1') !== MAGIC) return undefined
  const head = read(JPEG_AT, 12)
  if (head.length < 12) return { kind: 'raf', size: undefined, jpegs: [] }
  const jpeg = { at: head.readUInt32BE(0), length: head.readUInt32BE(4) }
  return {
    kind: 'raf',
    size: sensorSize(read, head.readUInt32BE(TAGS_AT - JPEG_AT)),
    jpegs: [jpeg]
  }
}

function sensorSize(read: ReadAt, start: number) {
  const sizes = new Map<number, { width: number; height: number }>()
  const count = read(start, 4)
  const most = count.length < 4 ? 0 : Math.min(count.readUInt32BE(), MOST_TAGS)
  let at = start + 4
  for (let i = 0; i < most; i++) {
    const tag = read(at, 8)
    if (tag.length < 8) break
    const size = { height: tag.readUInt16BE(4), width: tag.readUInt16BE(6) }
    sizes.set(tag.readUInt16BE(0), size)
    at += 4 + tag.readUInt16BE(2)
  }
  return sizes.get(CROPPED_SIZE) ?? sizes.get(SENSOR_SIZE)
}
