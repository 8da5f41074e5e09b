import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { withSource } from '../probe/byte-source.ts'
import { ISO_PREFIX, PICTURES_PREFIX } from '../probe/gain-map.ts'
import { jpegSegments } from '../probe/jpeg-segments.ts'
import type { GainMap } from '../probe/tally.ts'
import { insertBytes } from './insert-bytes.ts'

const SOI_BYTES = 2
const SEGMENT_HEAD_BYTES = 4
const APP2 = 0xffe2
const FIRST_APP = 0xe0
const LAST_APP = 0xef
/** A head, three entries of a directory, and two of the list. */
const LIST_BYTES = 82
const LIST_AT = 50
const PRIMARY = 0x030000

/** Puts the gain map of `original` behind the JPEG at `path`, which lists both pictures from then on. */
export async function appendGainMap(path: string, original: string, gainMap: GainMap) {
  const at = endOfMetadata(path)
  const iso = gainMap.inIso ? segment(ISO_PREFIX, Buffer.alloc(4)) : Buffer.alloc(0)
  const listBytes = SEGMENT_HEAD_BYTES + PICTURES_PREFIX.length + LIST_BYTES
  const { size } = await stat(path)
  const primaryBytes = size + iso.length + listBytes
  // offsets count from the list's own head
  const offset = primaryBytes - (at + iso.length + listBytes - LIST_BYTES)
  const list = pictureList(primaryBytes, { ...gainMap, at: offset })
  await insertBytes(path, at, Buffer.concat([iso, segment(PICTURES_PREFIX, list)]))
  const { at: start, length } = gainMap
  const picture = createReadStream(original, { start, end: start + length - 1 })
  await pipeline(picture, createWriteStream(path, { flags: 'a' }))
}

function endOfMetadata(path: string): number {
  return withSource(path, (source) => {
    let end = SOI_BYTES
    for (const { code, at, length } of jpegSegments(source)) {
      if (code < FIRST_APP || code > LAST_APP) break
      end = at + length
    }
    return end
  })
}

/** CIPA DC-007, 5.2: how many pictures there are, how long each is, and where. */
function pictureList(primaryBytes: number, { at, length }: Pick<GainMap, 'at' | 'length'>): Buffer {
  const list = Buffer.alloc(LIST_BYTES)
  list.write('MM\0*', 'latin1')
  list.writeUInt32BE(8, 4)
  list.writeUInt16BE(3, 8)
  const entry = (i: number, [tag, type, count]: number[]) => {
    list.writeUInt16BE(tag as number, 10 + 12 * i)
    list.writeUInt16BE(type as number, 12 + 12 * i)
    list.writeUInt32BE(count as number, 14 + 12 * i)
    return 18 + 12 * i
  }
  list.write('0100', entry(0, [0xb000, 7, 4]))
  list.writeUInt32BE(2, entry(1, [0xb001, 4, 1]))
  list.writeUInt32BE(LIST_AT, entry(2, [0xb002, 7, 32]))
  list.writeUInt32BE(PRIMARY, LIST_AT)
  list.writeUInt32BE(primaryBytes, LIST_AT + 4)
  list.writeUInt32BE(length, LIST_AT + 20)
  list.writeUInt32BE(at, LIST_AT + 24)
  return list
}

function segment(prefix: string, content: Buffer): Buffer {
  const head = Buffer.alloc(SEGMENT_HEAD_BYTES)
  head.writeUInt16BE(APP2)
  head.writeUInt16BE(2 + prefix.length + content.length, 2)
  return Buffer.concat([head, Buffer.from(prefix, 'latin1'), content])
}
