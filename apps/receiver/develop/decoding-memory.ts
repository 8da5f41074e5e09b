import { decodesWhole, type Header } from '../pipeline/decode.ts'
import { channelsOf, type Picture, pixelCount } from '../pipeline/picture.ts'
import type { Segment } from '../pipeline/plan.ts'
import type { Probe } from '../probe/probe.ts'

/** Bytes per pixel of decoders that hold a whole frame, without and with alpha. */
const WEBP_DECODED = [7, 8] as const
/** A lossless WebP is held whole, even where a smaller picture is wanted of it; so is any alpha. */
const WEBP_LOSSLESS = 4.5
const WEBP_ALPHA = 1
const GIF_DECODED = 5
/** Bytes per pixel of an AVIF, decoded whole before its first row is read: during that, and after. */
const AVIF_DECODING = 19
const AVIF_DECODED = 8
/** Bytes per pixel of a JPEG's coefficients, two bytes each, by chroma subsampling. */
const COEFFICIENTS: Record<string, number> = { '4:2:0': 3, '4:2:2': 4, '4:4:4': 6, '4:4:4:4': 8 }

const DEPTH_BYTES: Record<string, number> = { uchar: 1, ushort: 2, float: 4 }

const SIDEWAYS_OR_UPSIDE_DOWN = 3

/** A header, and what the file's structure tells besides; where that is unknown, the worst counts. */
export type Source = Header & Partial<Layout>
type Layout = Pick<Probe, 'coefficientBytes' | 'lossless' | 'rowsTogether'>

export function sourceOf(header: Header, made: Probe): Source {
  const { coefficientBytes, lossless, rowsTogether } = made
  return { ...header, coefficientBytes, lossless, rowsTogether }
}

/** Bytes that are needed before the first row is there, and are then free again. */
export function preparingBytes({ format, width, height }: Header): number {
  return format === 'avif' ? width * height * AVIF_DECODING : 0
}

/** Bytes that the decoder holds besides some rows, and the copy that turning the picture takes. */
export function decodedBytes(header: Source, segment: Segment): number {
  return heldBytes(header, segment) + turnedBytes(header, segment)
}

function heldBytes(source: Source, segment: Segment): number {
  const { format, width, height, metadata, drawingBytes } = source
  if (drawingBytes) return drawingBytes
  const pixels = width * height
  const whole = pixels * bytesPerPixel(source)
  if (format === 'webp') return webpBytes(source, segment)
  if (format === 'gif') return pixels * GIF_DECODED
  if (format === 'avif') return pixels * AVIF_DECODED
  if (format === 'tiff') return whole * Math.min(1, (source.rowsTogether ?? height) / height)
  if (format === 'jpeg') return Math.max(coefficientBytes(source), source.coefficientBytes ?? 0)
  return metadata.isProgressive ? whole : 0
}

function coefficientBytes({ width, height, metadata }: Header): number {
  const { isProgressive, chromaSubsampling = '', channels } = metadata
  if (!isProgressive) return 0
  return width * height * (COEFFICIENTS[chromaSubsampling] ?? channels * 2)
}

function webpBytes({ width, height, metadata, lossless = true }: Source, segment: Segment): number {
  const decoded = decodedSize(segment, 'webp')
  const pixels = width * height
  const held = lossless ? WEBP_LOSSLESS : metadata.hasAlpha ? WEBP_ALPHA : 0
  const heldBesides = pixelCount(decoded) < pixels ? pixels * held : 0
  return (
    heldBesides + pixelCount({ ...decoded, frames: 1 }) * WEBP_DECODED[metadata.hasAlpha ? 1 : 0]
  )
}

/** An EXIF orientation that reorders rows makes sharp buffer them all. */
function turnedBytes({ format, metadata }: Header, segment: Segment): number {
  const { orientation = 1 } = metadata
  if (orientation < SIDEWAYS_OR_UPSIDE_DOWN) return 0
  const bytes = Math.max(bytesPerPixel({ metadata }), channelsOf(segment.end))
  return pixelCount(decodedSize(segment, format)) * bytes
}

export function bytesPerPixel({ metadata: { channels, depth } }: Pick<Header, 'metadata'>): number {
  return channels * (DEPTH_BYTES[depth] ?? 8)
}

/** sharp lets JPEG and WebP shrink while they are decoded: a JPEG by 2, 4 or 8, a WebP by any factor. */
export function decodedSize({ start, end, ways }: Segment, format: string): Picture {
  if (ways[0]?.from !== 'resize' || decodesWhole(ways)) return start
  const factor = Math.min(start.width / end.width, start.height / end.height)
  const shrink =
    format === 'jpeg' ? jpegShrink(factor) : format === 'webp' ? Math.max(factor, 1) : 1
  return {
    ...start,
    width: Math.ceil(start.width / shrink),
    height: Math.ceil(start.height / shrink)
  }
}

/** As in sharp (pipeline.cc), which avoids factors just above a power of two. */
function jpegShrink(factor: number): number {
  const shrink = [8, 4, 2].find((power) => factor >= power) ?? 1
  return shrink > 1 && Math.floor(factor) === shrink ? shrink / 2 : shrink
}
