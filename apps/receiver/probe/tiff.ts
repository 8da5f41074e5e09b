import type { ByteSource } from './byte-source.ts'
import { walkDirectories } from './exif.ts'
import { addMetadata, addPart, markCutShort, type Tally } from './tally.ts'
import {
  type Directory,
  numberOf,
  numbersOf,
  openTiff,
  readDirectory,
  type TiffSource
} from './tiff-directory.ts'
import { readSamples } from './tiff-samples.ts'

const WIDTH = 256
const ORIENTATION = 274
const LENGTH = 257
const BITS_PER_SAMPLE = 258
const COMPRESSION = 259
const NONE = 1
const SAMPLES_PER_PIXEL = 277
const STRIP_OFFSETS = 273
const STRIP_BYTE_COUNTS = 279
const TILE_WIDTH = 322
const TILE_LENGTH = 323
const TILE_OFFSETS = 324
const TILE_BYTE_COUNTS = 325
const EXIF_IFD = 0x8769
const C2PA = 0xcd41
const METADATA = { icc: [34_675], xmp: [700], other: [33_723, 34_377] } as const

/** TIFF 6.0 and BigTIFF. Pages that point at an earlier one end the walk, as they do in libtiff. */
export function probeTiff(source: ByteSource, tally: Tally) {
  const tiff = openTiff(source)
  const offsets = new Set([tiff.first])
  let oddlyTurned = false
  for (const at of offsets) {
    addPart(tally, 'pages')
    const page = readDirectory(tiff, at, tally)
    addProfiles(page, tally)
    if (at === tiff.first) {
      addFirstPage(tiff, page, tally)
      oddlyTurned = isOddlyTurned(tiff, page)
      // a later page that is broken must not cost the first
      tally.tolerant = true
    }
    if (page.next) offsets.add(page.next)
    else if (page.entries.size > 0) tally.tolerant = tally.cutShort || oddlyTurned
  }
}

/** For libtiff that is an error, which it overlooks. */
function isOddlyTurned(tiff: TiffSource, { entries }: Directory): boolean {
  const orientation = numberOf(tiff, entries.get(ORIENTATION)) ?? 1
  return orientation < 1 || orientation > 8
}

function addProfiles({ entries }: Directory, tally: Tally) {
  for (const part of ['icc', 'xmp', 'other'] as const) {
    for (const tag of METADATA[part]) addMetadata(tally, part, entries.get(tag)?.length ?? 0)
  }
}

function addFirstPage(tiff: TiffSource, page: Directory, tally: Tally) {
  const { entries } = page
  tally.manifest = entries.has(C2PA)
  const exif = numberOf(tiff, entries.get(EXIF_IFD))
  if (exif) walkDirectories(tiff, exif, tally)
  tally.rowsTogether = 2 * (numberOf(tiff, entries.get(TILE_LENGTH)) ?? 0)
  tally.unseenBytes = unseenBytes(tiff, page)
  tally.samples.tiff = readSamples(tiff, page)
  judgeStrips(tiff, page, tally)
}

/** Strips and tiles that lie beyond the end of the file are missing. */
function judgeStrips(tiff: TiffSource, { entries }: Directory, tally: Tally) {
  const offsets = numbersOf(tiff, entries.get(STRIP_OFFSETS) ?? entries.get(TILE_OFFSETS))
  const counts = numbersOf(tiff, entries.get(STRIP_BYTE_COUNTS) ?? entries.get(TILE_BYTE_COUNTS))
  if (offsets.length === 0 || counts.length < offsets.length) return
  const there = offsets.filter((offset, i) => offset + (counts[i] as number) <= tiff.size)
  if (there.length < offsets.length) markCutShort(tally, there.length > 0)
}

/**
 * What two rows of tiles, which libvips keeps, have beyond the picture; and a compressed strip or
 * tile, which libtiff reads whole.
 */
function unseenBytes(tiff: TiffSource, { entries }: Directory): number {
  const value = (tag: number, fallback: number) => numberOf(tiff, entries.get(tag)) ?? fallback
  const width = value(WIDTH, 0)
  const pixels = width * value(LENGTH, 0)
  const tileWidth = value(TILE_WIDTH, 0)
  const rows = 2 * value(TILE_LENGTH, 0)
  const tiled = tileWidth && rows * Math.ceil(width / tileWidth) * tileWidth
  const pixelBytes = (value(BITS_PER_SAMPLE, 1) * value(SAMPLES_PER_PIXEL, 1)) / 8
  const compressed =
    value(COMPRESSION, NONE) === NONE ? 0 : value(TILE_BYTE_COUNTS, value(STRIP_BYTE_COUNTS, 0))
  return Math.max(0, tiled - pixels) * pixelBytes + Math.min(tiff.size, compressed)
}
