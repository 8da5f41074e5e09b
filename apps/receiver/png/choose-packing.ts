import { deflateSync, type ZlibOptions } from 'node:zlib'
import { createFilter, type Filter } from './filter.ts'
import { huffmanOnlyBytes } from './huffman-only.ts'
import type { RawImage } from './raw-image.ts'
import { type Packing, RLE } from './write-packed.ts'

const QUICKEST_FIRST: Packing[] = [
  { filter: 'average', coding: 'huffman-only' },
  { filter: 'paeth', coding: 'huffman-only' },
  { filter: 'average', coding: 'rle' },
  { filter: 'paeth', coding: 'rle' }
]
const MEASURES = { 'huffman-only': huffmanOnlyBytes, rle: rleBytes }

const SAMPLES = 8
/** The size of all samples together: this much of a large image, or this part of a small one. */
const MOST_BYTES = 64 * 1024
const PART = 1 / 8
/** Takes half as long as libpng's own level, 6, and gives 1 to 4 % more bytes. */
const SEARCH = { level: 4 }
/**
 * Match search wins below this ratio of its size to our packing's: photographs measured 0.92 to 1.15,
 * drawings 0.27 to 0.36.
 */
const REPEATS = 0.88
/** Below this ratio of packed to raw bytes, match search takes no time, and a sample says too little. */
const PLAIN = 0.1
/** A quicker packing is chosen if its size is at most this many times the smallest. */
const FREE = 1.03

/** Chooses a filter and a coding, or libpng's match search, by compressing a sample of the rows. */
export function choosePacking(raw: RawImage): Packing | 'search' {
  const sample = {
    average: filteredSample(raw, 'average'),
    paeth: filteredSample(raw, 'paeth')
  }
  const sizes = QUICKEST_FIRST.map(({ filter, coding }) => MEASURES[coding](sample[filter]))
  const least = Math.min(...sizes)
  if (least < PLAIN * sample.paeth.length) return 'search'
  if (deflatedBytes(sample.paeth, SEARCH) < least * REPEATS) return 'search'
  return QUICKEST_FIRST[sizes.findIndex((size) => size <= least * FREE)] as Packing
}

function rleBytes(bytes: Buffer): number {
  // Run-length matching cannot save more than what repeats.
  return repeated(bytes) < FREE - 1 ? Number.POSITIVE_INFINITY : deflatedBytes(bytes, RLE)
}

/** The share of bytes that equal each of the three before them. */
function repeated(bytes: Buffer): number {
  let count = 0
  for (let i = 3; i < bytes.length; i++) {
    const byte = bytes[i]
    if (byte === bytes[i - 1] && byte === bytes[i - 2] && byte === bytes[i - 3]) count++
  }
  return count / bytes.length
}

function deflatedBytes(bytes: Buffer, options: ZlibOptions): number {
  return deflateSync(bytes, options).length
}

/** Filtered rows from several places in the image, each after its filter type's byte. */
function filteredSample(raw: RawImage, filter: Filter): Buffer {
  const { info, rowBytes, readInto } = raw
  const part = Math.min(MOST_BYTES, info.height * rowBytes * PART) / SAMPLES
  const count = Math.min(info.height, 1 + Math.max(1, Math.ceil(part / rowBytes)))
  const pieces = Array.from({ length: SAMPLES }, (_, i) => {
    const first = Math.floor(((info.height - count) * (i + 0.5)) / SAMPLES)
    const filtered = createFilter(raw, filter)(count, (into) => readInto(into, first * rowBytes))
    // The first row was filtered without the row above it.
    return Buffer.from(filtered.subarray(count > 1 ? 1 + rowBytes : 0))
  })
  return Buffer.concat(pieces)
}
