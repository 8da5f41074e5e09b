import type { ByteSource } from './byte-source.ts'
import { reachPart, type Tally } from './tally.ts'

/** Offset and length are those of the value, wherever it lies. */
export type Entry = {
  tag: number
  type: number
  /** As claimed: there may be fewer values than that. */
  count: number
  at: number
  length: number
}
export type Directory = {
  entries: Map<number, Entry>
  /** Values may share their bytes, but not the memory that they are read into. */
  valueBytes: number
  next: number
}

export type TiffSource = ByteSource & {
  big: boolean
  littleEndian: boolean
  number(at: number, bytes: number): number
  /** Offset of the first directory. */
  first: number
}

/** Bytes of one value, by type: TIFF 6.0, section 2; BigTIFF adds the last three. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8]
/** Text in UTF-8: Exif 3.0, 4.6.2. */
const UTF8 = 129
TYPE_BYTES[UTF8] = 1

/** A directory of more is not read by libtiff, be it rubbish or not. */
const MOST_ENTRIES = 4096

/** Reads the head of a TIFF, a BigTIFF, or EXIF. */
export function openTiff(source: ByteSource): TiffSource {
  const head = source.bytes(0, 4).toString('latin1')
  const littleEndian = head.startsWith('II')
  const big = head.includes('+')
  const number = (at: number, bytes: number) => {
    const found = source.bytes(at, bytes)
    if (bytes < 8) return littleEndian ? found.readUIntLE(0, bytes) : found.readUIntBE(0, bytes)
    return Number(littleEndian ? found.readBigUInt64LE() : found.readBigUInt64BE())
  }
  return { ...source, big, littleEndian, number, first: big ? number(8, 8) : number(4, 4) }
}

/**
 * The entries that are there, if the directory goes on beyond the end. What has no type is rubbish
 * that a broken offset points at.
 */
export function readDirectory(tiff: TiffSource, at: number, tally: Tally): Directory {
  const { countBytes, entryBytes, offsetBytes } = layoutOf(tiff)
  const start = at + countBytes
  const claimed = tiff.number(at, countBytes)
  const count = Math.min(claimed, Math.floor((tiff.size - start) / entryBytes))
  if (count > MOST_ENTRIES) reachPart(tally, 'tags', count)
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    const entry = readEntry(tiff, start + i * entryBytes, offsetBytes)
    if (TYPE_BYTES[entry.type]) reachPart(tally, 'tags', entries.push(entry))
  }
  const end = start + claimed * entryBytes
  return {
    entries: new Map(entries.map((entry) => [entry.tag, entry])),
    valueBytes: entries.reduce((sum, { length }) => sum + length, 0),
    next: end + offsetBytes <= tiff.size ? tiff.number(end, offsetBytes) : 0
  }
}

/** Whether all of its values are there. */
export function isWhole({ type, count, length }: Entry): boolean {
  return length > 0 && length === count * (TYPE_BYTES[type] ?? 0)
}

export function numberOf(tiff: TiffSource, entry: Entry | undefined): number | undefined {
  const bytes = TYPE_BYTES[entry?.type ?? 0]
  return entry && bytes && entry.length >= bytes ? tiff.number(entry.at, bytes) : undefined
}

/** All values of an entry. */
export function numbersOf(tiff: TiffSource, entry: Entry | undefined): number[] {
  const bytes = TYPE_BYTES[entry?.type ?? 0]
  if (!entry || !bytes) return []
  const count = Math.floor(entry.length / bytes)
  return Array.from({ length: count }, (_, i) => tiff.number(entry.at + i * bytes, bytes))
}

function layoutOf({ big }: TiffSource) {
  return big
    ? { countBytes: 8, entryBytes: 20, offsetBytes: 8 }
    : { countBytes: 2, entryBytes: 12, offsetBytes: 4 }
}

/** What is claimed beyond the end of the file is never read. */
function readEntry(tiff: TiffSource, entry: number, offsetBytes: number): Entry {
  const type = tiff.number(entry + 2, 2)
  const count = tiff.number(entry + 4, offsetBytes)
  const claimed = count * (TYPE_BYTES[type] ?? 0)
  const value = entry + 4 + offsetBytes
  const at = claimed <= offsetBytes ? value : tiff.number(value, offsetBytes)
  return {
    tag: tiff.number(entry, 2),
    type,
    count,
    at,
    length: Math.max(0, Math.min(claimed, tiff.size - at))
  }
}
