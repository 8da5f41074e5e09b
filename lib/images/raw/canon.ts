import type { Found, ReadAt } from './raw.ts'
import { readTiff } from './tiff.ts'

const MAGIC = 'ftypcrx '
/** The uuid box of Canon's metadata, in hex. */
const CANON = '85c0b687820f11e08111f4ce462b6a48'
const UUID_BYTES = 16
const MOST_BOXES = 100
const WIDTH = 256
const LENGTH = 257
const ORIENTATION = 274

type Box = { type: string; at: number; end: number }

/**
 * Canon's CR3: an ISO base media file (ISO/IEC 14496-12) whose first track is a JPEG
 * (github.com/lclevy/canon_cr3).
 */
export function findInCr3(read: ReadAt): Found | undefined {
  if (read(4, MAGIC.length).toString('latin1') !== MAGIC) return undefined
  const moov = boxesIn(read, 0, Number.MAX_SAFE_INTEGER).find(({ type }) => type === 'moov')
  const inside = moov ? boxesIn(read, moov.at, moov.end) : []
  const jpegs = inside.filter(({ type }) => type === 'trak').flatMap((trak) => sampleOf(read, trak))
  return { kind: 'cr3', size: undefined, ...cameraInfo(read, inside), jpegs }
}

function boxesIn(read: ReadAt, start: number, end: number): Box[] {
  const boxes: Box[] = []
  let at = start
  while (boxes.length < MOST_BOXES && at + 8 <= end) {
    const head = read(at, 16)
    if (head.length < 8) break
    const short = head.readUInt32BE()
    const large = short === 1 && head.length === 16
    const size = large ? Number(head.readBigUInt64BE(8)) : short
    if (size < 8) break
    boxes.push({ type: head.toString('latin1', 4, 8), at: at + (large ? 16 : 8), end: at + size })
    at += size
  }
  return boxes
}

/** Its sizes and its orientation, in a TIFF without pixels. */
function cameraInfo(read: ReadAt, boxes: Box[]) {
  const own = boxes.find(
    ({ type, at }) => type === 'uuid' && read(at, UUID_BYTES).toString('hex') === CANON
  )
  const parts = own ? boxesIn(read, own.at + UUID_BYTES, own.end) : []
  const cmt1 = parts.find(({ type }) => type === 'CMT1')
  if (!cmt1) return {}
  const tiff = readTiff((at, length) => read(cmt1.at + at, length))
  const value = (tag: number) => tiff.numbers(tiff.directories[0]?.get(tag))[0]
  const [width, height] = [value(WIDTH), value(LENGTH)]
  return { ...(width && height && { size: { width, height } }), orientation: value(ORIENTATION) }
}

/** The only sample of a track. */
function sampleOf(read: ReadAt, trak: Box): Found['jpegs'] {
  let table: Box | undefined = trak
  for (const name of ['mdia', 'minf', 'stbl']) {
    table = table && boxesIn(read, table.at, table.end).find(({ type }) => type === name)
  }
  const parts = table ? boxesIn(read, table.at, table.end) : []
  const sizes = parts.find(({ type }) => type === 'stsz')
  const offsets = parts.find(({ type }) => type === 'co64' || type === 'stco')
  if (!sizes || !offsets) return []
  const size = read(sizes.at, 16)
  const offset = read(offsets.at, 16)
  if (size.length < 16 || offset.length < 16) return []
  const length = size.readUInt32BE(4) || size.readUInt32BE(12)
  const at = offsets.type === 'co64' ? Number(offset.readBigUInt64BE(8)) : offset.readUInt32BE(8)
  return [{ at, length }]
}
