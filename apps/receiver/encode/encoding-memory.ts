import type { Output } from '#lib/recipes/recipe.ts'
import { MEGABYTE } from '#lib/units.ts'
import type { Format, OutputFormat } from '../pipeline/format.ts'
import { byteCount, type Picture } from '../pipeline/picture.ts'
import { buffersJpeg } from './encode.ts'

/** Bytes per pixel of encoders that hold a whole frame, without and with alpha. */
const ENCODED: Record<'webp' | 'gif' | 'avif', [opaque: number, alpha: number]> = {
  webp: [5, 14],
  gif: [12, 12],
  avif: [40, 60]
}
const WEBP_LOSSLESS = 27
/** Bytes per sample of a JPEG whose tables are fitted to all of its coefficients. */
const JPEG_BUFFERED = 2
/** Our PNG encoder packs a large image block by block, once all its rows lie in a file. */
const PNG_PACKED = 16 * MEGABYTE
/** An animated WebP also keeps the previous frame. */
const FRAMES_KEPT = 2

/** Bytes that the encoder holds while it is given rows, and those that it takes afterwards. */
export type EncodingBytes = { streaming: number; afterwards: number }

export function encodingBytes(
  picture: Picture,
  output: Output,
  format: OutputFormat
): EncodingBytes {
  if (format === 'best') return { streaming: frameBytes(picture, output, 'avif'), afterwards: 0 }
  if (format === 'png') return pngBytes(picture, output)
  if (format === 'tiff') return { streaming: 0, afterwards: 0 }
  if (format !== 'jpeg') return { streaming: frameBytes(picture, output, format), afterwards: 0 }
  const streaming = buffersJpeg(output) ? byteCount(picture) * JPEG_BUFFERED : 0
  return { streaming, afterwards: 0 }
}

function pngBytes(picture: Picture, { progressive }: Output): EncodingBytes {
  const bytes = byteCount(picture) * (picture.deep ? 2 : 1)
  if (progressive) return { streaming: bytes, afterwards: 0 }
  return { streaming: 0, afterwards: Math.min(PNG_PACKED, bytes) }
}

function frameBytes(
  picture: Picture,
  { lossless }: Output,
  format: Exclude<Format, 'jpeg' | 'png' | 'tiff'>
): number {
  const lossy = ENCODED[format][picture.alpha ? 1 : 0]
  const bytesPerPixel = format === 'webp' && lossless ? WEBP_LOSSLESS : lossy
  const kept = picture.frames > 1 ? FRAMES_KEPT : 1
  return picture.width * picture.height * bytesPerPixel * kept
}
