import type { Metadata, Sharp } from 'sharp'
import { assertDrawingSize } from './drawing.ts'
import { drawingBytes } from './drawing-memory.ts'
import type { Format } from './format.ts'
import type { Operation, Way } from './operation.ts'
import type { Picture } from './picture.ts'
import type { Segment } from './plan.ts'
import { sharp } from './sharp.ts'
import { openableSource } from './source.ts'
import { UndevelopableError } from './undevelopable.ts'

/** What is known of a file before its pixels are decoded. */
export type Header = {
  format: Format
  /** Size of one frame as displayed, with the EXIF orientation applied. */
  width: number
  height: number
  /** 1 unless the image is animated. */
  frames: number
  metadata: Metadata
  /** What drawing an SVG takes. */
  drawingBytes?: number
}

const SIDEWAYS = 5

/** @throws UndevelopableError for HEIC, and for drawings with parts that are not drawn; sharp's own errors for what it cannot read */
export async function readHeader(path: string): Promise<Header> {
  const source = openableSource(path)
  const metadata = await sharp(source, { limitInputPixels: false }).metadata()
  const drawing = typeof source !== 'string'
  if (drawing) assertDrawingSize(metadata.width, metadata.height)
  const { width, height, orientation = 1 } = metadata
  const turned = orientation >= SIDEWAYS
  return {
    format: formatName(metadata),
    width: turned ? height : width,
    height: turned ? width : height,
    frames: metadata.pages ?? 1,
    metadata,
    ...(drawing && { drawingBytes: drawingBytes(source, metadata) })
  }
}

function formatName({ format, compression }: Metadata): Format {
  if (format !== 'heif') return format as Format
  if (compression === 'av1') return 'avif'
  throw new UndevelopableError({ code: 'heic', parameters: {} })
}

/** The picture that the decoder yields. */
export function startPicture(
  { width, height, frames, metadata }: Header,
  animated: boolean
): Picture {
  const { space, hasAlpha: alpha } = metadata
  const gray = space === 'b-w' || space === 'grey16'
  const deep = space === 'rgb16' || space === 'grey16'
  return { width, height, frames: animated ? frames : 1, gray, alpha, deep }
}

/** Operations that precede those of the recipe. */
export function operationsAfter({ metadata }: Header): Operation[] {
  const wide = metadata.space === 'rgb16' && metadata.hasProfile
  return wide ? [fromWideGamut] : []
}

/** sharp converts 16-bit images with a profile to Display P3, and would leave them there. */
const fromWideGamut: Operation = {
  ways: () => [
    { from: 'profile', apply: (pipeline) => pipeline.withIccProfile('srgb', { attach: false }) }
  ],
  // The conversion yields 8 bits.
  after: (before) => ({ ...before, deep: false })
}

/** Opens the file with its EXIF orientation applied, at full size where the segment needs that. */
export function openOriginal(path: string, { start, ways }: Segment, maxPixels: number): Sharp {
  const { width, height, frames } = start
  const pipeline = sharp(openableSource(path), {
    animated: frames > 1,
    autoOrient: true,
    failOn: 'error',
    limitInputPixels: maxPixels
  })
  return decodesWhole(ways) ? pipeline.extract({ left: 0, top: 0, width, height }) : pipeline
}

/**
 * Whether the image must be decoded at full size. sharp shrinks JPEG and WebP while decoding, and
 * applies the orientation afterwards: the print would differ if another step precedes the resize, or
 * if that enlarges. Extracting the whole area changes no pixel, but makes sharp decode at full size
 * and apply the orientation first; a crop does so anyway.
 */
export function decodesWhole(ways: Way[]): boolean {
  if (ways[0]?.from === 'extractBefore') return false
  const resizing = ways.findIndex(({ from }) => from === 'resize')
  return resizing > 0 || ways[resizing]?.enlarges === true
}
