import type { Metadata, Sharp, SharpOptions } from 'sharp'
import type { PrintNote } from '#lib/failures/failure.ts'
import { assertDrawingSize } from './drawing.ts'
import { drawingBytes } from './drawing-memory.ts'
import type { OriginalFormat } from './format.ts'
import type { Operation, Way } from './operation.ts'
import type { Picture, Pixels } from './picture.ts'
import type { Segment } from './plan.ts'
import { sharp } from './sharp.ts'
import { uprightFrames } from './upright-frames.ts'

/** What is known of a file before its pixels are decoded. */
export type Header = {
  /** What sharp opens. */
  source: string | Buffer
  /** Whether what is missing at the file's end is left empty. */
  tolerant: boolean
  /** What is to be told of the print. */
  notes: PrintNote[]
  /** What libvips says while it reads the pixels. */
  warnings: string[]
  format: OriginalFormat
  /** Size of one frame as displayed, with the EXIF orientation applied. */
  width: number
  height: number
  /** Whether sharp turns it upright by its EXIF orientation. */
  turns: boolean
  /** The first that is shown: 1 where another was put before it. */
  firstFrame: 0 | 1
  /** 1 unless the image is animated. */
  frames: number
  metadata: Metadata
  /** What drawing an SVG takes. */
  drawingBytes?: number
  reading?: Reading
}

/** Of a picture that sharp alone would not show as it is: it is read before all steps. */
export type Reading = Pick<Picture, 'gray' | 'alpha'> & {
  /** The upright picture, in sRGB. */
  read(): Promise<Pixels>
  /** Peak bytes, besides those of the decoder. */
  bytes: number
}

const SIDEWAYS = 5

/** @throws UndevelopableError for drawings with parts that are not drawn; sharp's own errors for what it cannot read */
export async function readHeader(source: string | Buffer, codec?: string): Promise<Header> {
  const metadata = await sharp(source, { limitInputPixels: false, failOn: 'none' }).metadata()
  const drawing = typeof source !== 'string' && metadata.format === 'svg'
  if (drawing) assertDrawingSize(metadata.width, metadata.height)
  const { width, height, orientation = 1 } = metadata
  const turned = orientation >= SIDEWAYS
  const format = formatName(metadata, codec)
  return {
    source,
    tolerant: metadata.format === 'jpeg',
    notes: [],
    warnings: [],
    format,
    width: turned ? height : width,
    height: turned ? width : height,
    turns: true,
    firstFrame: 0,
    // several pictures in a HEIC are not those of an animation
    frames: format === 'heic' ? 1 : (metadata.pages ?? 1),
    metadata,
    ...(drawing && { drawingBytes: drawingBytes(source, metadata) })
  }
}

/** libvips tells how a HEIF is coded by its major brand, which may leave that open. */
function formatName({ format, compression }: Metadata, codec?: string): OriginalFormat {
  if (format !== 'heif') return format as OriginalFormat
  return compression === 'av1' || codec === 'av01' ? 'avif' : 'heic'
}

/** The picture that the decoder yields. */
export function startPicture(
  { width, height, frames, metadata, reading }: Header,
  animated: boolean
): Picture {
  if (reading) {
    const { gray, alpha } = reading
    return { width, height, frames: 1, gray, alpha, deep: false }
  }
  const { space, hasAlpha: alpha, orientation = 1 } = metadata
  const gray = space === 'b-w' || space === 'grey16'
  const deep = space === 'rgb16' || space === 'grey16'
  const stored = animated && orientation >= SIDEWAYS
  const size = stored ? { width: height, height: width } : { width, height }
  return { ...size, frames: animated ? frames : 1, gray, alpha, deep }
}

/** Operations that precede those of the recipe. */
export function operationsAfter({ metadata, reading }: Header, { frames }: Picture): Operation[] {
  if (reading) return []
  if (frames > 1) return uprightFrames(metadata.orientation ?? 1)
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
export function openOriginal(header: Header, { start, ways }: Segment, maxPixels: number): Sharp {
  const { width, height, frames } = start
  const pipeline = openSource(header, { animated: frames > 1, limitInputPixels: maxPixels })
  return decodesWhole(ways) ? pipeline.extract({ left: 0, top: 0, width, height }) : pipeline
}

/** Opens the file upright; what is found wrong with it is noted in the header. */
export function openSource(
  { source, tolerant, turns, firstFrame, warnings }: Header,
  options: Pick<SharpOptions, 'animated' | 'limitInputPixels' | 'ignoreIcc'>
): Sharp {
  const failOn = tolerant ? 'none' : 'error'
  const page = firstFrame && { page: firstFrame }
  const autoOrient = turns && !options.animated
  const pipeline = sharp(source, { ...options, ...page, autoOrient, failOn })
  return pipeline.on('warning', (warning: string) => warnings.push(warning))
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
