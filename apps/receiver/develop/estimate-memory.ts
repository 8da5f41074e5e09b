import type { Output } from '#lib/recipes/recipe.ts'
import { MEGABYTE } from '#lib/units.ts'
import { encodingBytes } from '../encode/encoding-memory.ts'
import type { OutputFormat } from '../pipeline/format.ts'
import { byteCount, channelsOf, type Picture, pixelCount } from '../pipeline/picture.ts'
import type { Segment } from '../pipeline/plan.ts'
import {
  bytesPerPixel,
  decodedBytes,
  decodedSize,
  preparingBytes,
  type Source
} from './decoding-memory.ts'

// All numbers here, and those of decoders and encoders, were measured as peak resident bytes over a
// process that has just started (docs/memory.md; sharp 0.35.5, libvips 8.18, one thread).

/** What any sharp pipeline takes, and how many rows it buffers. */
const PIPELINE = 8 * MEGABYTE
const ROWS_BUFFERED = 1600

/** Bytes per pixel of reading gray with alpha: RGBA (4), gray (1), and the two joined (2). */
const GRAY_ALPHA = 7

/** `compared`: several prints are encoded in turn from pixels in memory, to be compared. */
type Printing = { format: OutputFormat; compared: boolean; output: Output }

/** Peak bytes of developing the image. */
export function estimateMemory(header: Source, segments: Segment[], printing: Printing): number {
  const [first] = segments
  let peak = PIPELINE + preparingBytes(header)
  let waiting = 0
  if (first && header.reading) {
    peak = Math.max(peak, PIPELINE + readingBytes(header, first))
    waiting = byteCount(first.start)
  }
  for (const segment of segments) {
    const { end, painted, runs } = segment
    const source = segment === first && !header.reading ? header : undefined
    const running = waiting + sourceBytes(segment, source) + rowBytes(segment, source)
    if (segment === segments.at(-1)) {
      return Math.max(peak, PIPELINE + printingBytes(end, printing, { running, waiting }))
    }
    if (runs) peak = Math.max(peak, PIPELINE + running + readBytes(end))
    waiting = byteCount(end)
    if (!painted) continue
    const extra = painted.operation.extraBytes?.(end) ?? 0
    peak = Math.max(peak, PIPELINE + waiting + extra)
    waiting = byteCount(painted.end)
  }
  return peak
}

/** Nothing is shrunk while it is decoded. */
function readingBytes(header: Source, { start }: Segment): number {
  const whole = { start, end: start, ways: [], runs: true, rest: [] }
  return (header.reading?.bytes ?? 0) + decodedBytes(header, whole) + rowBytes(whole, header)
}

/** What is held of the picture besides some rows; pixels in memory need no further copy. */
function sourceBytes({ ways, end, ...segment }: Segment, source: Source | undefined): number {
  const filtering = Math.max(0, ...ways.map(({ filterBytes = 0 }) => filterBytes))
  if (!source) return filtering
  const buffered = ways.map(({ buffers }) => (buffers ? bufferedBytes(buffers) : 0))
  return filtering + Math.max(0, ...buffered) + decodedBytes(source, { ...segment, ways, end })
}

function bufferedBytes(picture: Picture): number {
  return byteCount(picture) * (picture.deep ? 2 : 1)
}

function rowBytes(segment: Segment, source: Source | undefined): number {
  const { start, end } = segment
  const read = source
    ? decodedSize(segment, source.format).width * bytesPerPixel(source)
    : start.width * channelsOf(start)
  const written = end.width * channelsOf(end)
  const resizes = segment.ways.some(({ from }) => from === 'resize')
  return ROWS_BUFFERED * (resizes ? read + written : Math.max(read, written))
}

function printingBytes(
  picture: Picture,
  { format, compared, output }: Printing,
  { running, waiting }: { running: number; waiting: number }
): number {
  const { streaming, afterwards } = encodingBytes(picture, output, format)
  if (!compared) return Math.max(running + streaming, waiting + afterwards)
  const pixels = byteCount(picture)
  const rows = ROWS_BUFFERED * picture.width * channelsOf(picture)
  const encoding = Math.max(rows + streaming, afterwards)
  return Math.max(running + readBytes(picture), waiting + pixels + encoding)
}

function readBytes(picture: Picture): number {
  return picture.gray && picture.alpha ? pixelCount(picture) * GRAY_ALPHA : byteCount(picture)
}
