import { MEGABYTE } from '#lib/units.ts'
import { decodesWhole, type Header } from '../pipeline/decode.ts'
import type { Format, OutputFormat } from '../pipeline/format.ts'
import { channelsOf, type Picture } from '../pipeline/picture.ts'
import type { Segment } from '../pipeline/plan.ts'

// All numbers were measured as peak resident bytes over an idle process, on photographs of 12, 24
// and 48 megapixels (sharp 0.35.5, libvips 8.18, one thread), and then rounded up.

/** A sharp pipeline buffers some rows at each of its steps. */
const PIPELINE = 16 * MEGABYTE
const ROWS_BUFFERED = 2048

/** Bytes per pixel of decoders that hold a whole frame. */
const WEBP_DECODED = 11
const WEBP_DECODED_SMALLER = 6.5
const GIF_DECODED = 6
/** Bytes per pixel of an AVIF, decoded whole before its first row is read: during that, and after. */
const AVIF_DECODING = 19
const AVIF_DECODED = 8
/** Bytes per pixel of a progressive JPEG's coefficients, two bytes each, by chroma subsampling. */
const PROGRESSIVE: Record<string, number> = { '4:2:0': 3, '4:2:2': 4, '4:4:4': 6, '4:4:4:4': 8 }
/** Bytes per pixel of encoders that hold a whole frame, without and with alpha. */
const ENCODED: Record<Exclude<Format, 'png'>, [opaque: number, alpha: number]> = {
  jpeg: [0, 0],
  tiff: [1, 1],
  webp: [6, 15],
  gif: [14, 14],
  avif: [36, 46]
}
/** The most that our PNG encoder takes: it works on a large image block by block. */
const PNG_PACKED = 56 * MEGABYTE
/** Bytes per raw byte of a small image, which it holds uncompressed. */
const PNG_PACKED_PER_BYTE = 4
/** An animated WebP also keeps the previous frame. */
const FRAMES_KEPT = 2

/** Bytes per pixel of reading gray with alpha: RGBA (4), gray (1), and the two joined (2). */
const GRAY_ALPHA = 7

const DEPTH_BYTES: Record<string, number> = { uchar: 1, ushort: 2, float: 4 }

const SIDEWAYS_OR_UPSIDE_DOWN = 3

/** `compared`: several prints are encoded in turn from pixels in memory, to be compared. */
type Printing = { format: OutputFormat; compared: boolean }

/** Peak bytes of developing the image. */
export function estimateMemory(header: Header, segments: Segment[], printing: Printing): number {
  const last = segments.at(-1)
  let waiting = 0
  let peak = 0
  for (const segment of segments) {
    const { start, end, painted } = segment
    const first = segment === segments[0]
    const decoding =
      bufferedBytes(segment) +
      (first ? decodedBytes(header, segment) + turnedBytes(header, segment) : 0)
    const sampleBytes = first ? bytesPerPixel(header) : channelsOf(start)
    const running = PIPELINE + ROWS_BUFFERED * Math.max(start.width, end.width) * sampleBytes
    const finishing = segment === last ? finishingBytes(end, printing) : readBytes(end)
    if (first) peak = avifDecodingBytes(header)
    if (segment.runs) peak = Math.max(peak, waiting + decoding + running + finishing)
    waiting = segment === last ? 0 : byteCount(end)
    if (!painted) continue
    const { extraBytesPerPixel = channelsOf(painted.end) } = painted.operation
    peak = Math.max(peak, PIPELINE + waiting + pixelCount(painted.end) * extraBytesPerPixel)
    waiting = byteCount(painted.end)
  }
  return peak
}

function avifDecodingBytes({ format, width, height }: Header): number {
  return format === 'avif' ? PIPELINE + width * height * AVIF_DECODING : 0
}

function decodedBytes({ format, width, height, metadata }: Header, { ways }: Segment): number {
  const pixelCount = width * height
  const { isProgressive, chromaSubsampling = '', channels } = metadata
  const sampleBytes = pixelCount * bytesPerPixel({ metadata })
  if (format === 'webp') {
    const smaller = ways[0]?.from === 'resize' && !decodesWhole(ways)
    return pixelCount * (smaller ? WEBP_DECODED_SMALLER : WEBP_DECODED)
  }
  if (format === 'gif') return pixelCount * GIF_DECODED
  if (format === 'avif') return pixelCount * AVIF_DECODED
  // A TIFF may be a single strip from top to bottom; sharp's metadata does not say.
  if (format === 'tiff') return sampleBytes
  if (!isProgressive) return 0
  return format === 'jpeg'
    ? pixelCount * (PROGRESSIVE[chromaSubsampling] ?? channels * 2)
    : sampleBytes
}

function bytesPerPixel({ metadata: { channels, depth } }: Pick<Header, 'metadata'>): number {
  return channels * (DEPTH_BYTES[depth] ?? 8)
}

function bufferedBytes({ start, end, ways }: Segment): number {
  return ways.some(({ needsAllRows }) => needsAllRows)
    ? Math.max(byteCount(start), byteCount(end))
    : 0
}

/** An EXIF orientation that reorders rows makes sharp buffer them all. */
function turnedBytes(
  { metadata: { orientation = 1 } }: Header,
  { start, end, ways }: Segment
): number {
  if (orientation < SIDEWAYS_OR_UPSIDE_DOWN) return 0
  const smaller = ways[0]?.from === 'resize' && !decodesWhole(ways)
  return pixelCount(smaller ? end : start) * Math.max(channelsOf(start), channelsOf(end))
}

function finishingBytes(picture: Picture, { format, compared }: Printing): number {
  const largest = encodingBytes(picture, format === 'best' ? 'avif' : format)
  return compared ? readBytes(picture) + largest : largest
}

function encodingBytes(picture: Picture, format: Format): number {
  if (format === 'png') return Math.min(PNG_PACKED, byteCount(picture) * PNG_PACKED_PER_BYTE)
  const perPixel = ENCODED[format][picture.alpha ? 1 : 0]
  return picture.width * picture.height * perPixel * (picture.frames > 1 ? FRAMES_KEPT : 1)
}

function readBytes(picture: Picture): number {
  return picture.gray && picture.alpha ? pixelCount(picture) * GRAY_ALPHA : byteCount(picture)
}

function byteCount(picture: Picture): number {
  return pixelCount(picture) * channelsOf(picture)
}

function pixelCount({ width, height, frames }: Picture): number {
  return width * height * frames
}
