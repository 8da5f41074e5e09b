import type { Exif, Tag } from './exif-directories.ts'
import { TAG, TYPE } from './exif-tags.ts'

const HEADER_BYTES = 8
const ENTRY_BYTES = 12
const INLINE_BYTES = 4
/** The number of entries before them, and the offset of the next directory after them. */
const AROUND_BYTES = 6

type Write = (bytes: Buffer, value: number, field: { at: number; length: 2 | 4 }) => void

/** EXIF as a TIFF without pixels: its directories one after the other, each followed by its values. */
export function writeExif(exif: Exif): Buffer {
  const write = exif.littleEndian ? writeLittle : writeBig
  const sizes = linkedDirectories(exif, []).map(sizeOf)
  const offsets = sizes.map((_, i) => HEADER_BYTES + sum(sizes.slice(0, i)))
  const header = Buffer.alloc(HEADER_BYTES)
  header.write(exif.littleEndian ? 'II' : 'MM')
  write(header, 42, { at: 2, length: 2 })
  write(header, HEADER_BYTES, { at: 4, length: 4 })
  const directories = linkedDirectories(exif, offsets).map((tags, i) =>
    writeDirectory(tags, offsets[i] as number, write)
  )
  return Buffer.concat([header, ...directories])
}

export function exifBytes(exif: Exif): number {
  return HEADER_BYTES + sum(linkedDirectories(exif, []).map(sizeOf))
}

/** A tag with one number. */
export function numberTag(
  { tag, type }: Pick<Tag, 'tag' | 'type'>,
  value: number,
  littleEndian: boolean
): Tag {
  const length = type === TYPE.short ? 2 : 4
  const bytes = Buffer.alloc(length)
  const write = littleEndian ? writeLittle : writeBig
  write(bytes, value, { at: 0, length })
  return { tag, type, count: 1, bytes }
}

/** With pointers to each other, in the order in which they are written. */
function linkedDirectories(exif: Exif, offsets: number[]): Tag[][] {
  const { littleEndian, image, photo, gps, interoperability } = exif
  const [, photoAt = 0, interoperabilityAt = 0, gpsAt = 0] = offsets
  const pointer = (tag: number, at: number, pointed: Tag[]) =>
    pointed.length > 0 ? [numberTag({ tag, type: TYPE.long }, at, littleEndian)] : []
  const photoLinked = [
    ...photo,
    ...pointer(TAG.interoperabilityDirectory, interoperabilityAt, interoperability)
  ]
  const imageLinked = [
    ...image,
    ...pointer(TAG.exifDirectory, photoAt, photoLinked),
    ...pointer(TAG.gpsDirectory, gpsAt, gps)
  ]
  return [imageLinked, photoLinked, interoperability, gps]
}

function writeDirectory(tags: Tag[], at: number, write: Write): Buffer {
  if (tags.length === 0) return Buffer.alloc(0)
  const bytes = Buffer.alloc(sizeOf(tags))
  write(bytes, tags.length, { at: 0, length: 2 })
  let end = AROUND_BYTES + tags.length * ENTRY_BYTES
  for (const [i, tag] of tags.toSorted((a, b) => a.tag - b.tag).entries()) {
    const entry = 2 + i * ENTRY_BYTES
    write(bytes, tag.tag, { at: entry, length: 2 })
    write(bytes, tag.type, { at: entry + 2, length: 2 })
    write(bytes, tag.count, { at: entry + 4, length: 4 })
    const outside = outsideBytes(tag)
    tag.bytes.copy(bytes, outside ? end : entry + 8)
    if (outside) write(bytes, at + end, { at: entry + 8, length: 4 })
    end += outside
  }
  return bytes
}

function sizeOf(tags: Tag[]): number {
  if (tags.length === 0) return 0
  return AROUND_BYTES + tags.length * ENTRY_BYTES + sum(tags.map(outsideBytes))
}

/** What a value takes that does not fit into its entry; each begins at an even offset. */
function outsideBytes({ bytes: { length } }: Tag): number {
  return length <= INLINE_BYTES ? 0 : length + (length % 2)
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

const writeLittle: Write = (bytes, value, { at, length }) => bytes.writeUIntLE(value, at, length)
const writeBig: Write = (bytes, value, { at, length }) => bytes.writeUIntBE(value, at, length)
