import type { Metadata, Sharp } from 'sharp'
import type { Format } from './format.ts'
import type { Operation, Way } from './operation.ts'
import type { Picture } from './picture.ts'
import type { Segment } from './plan.ts'
import { sharp } from './sharp.ts'
import { UndevelopableError } from './undevelopable.ts'

/** What a file says of itself before its pixels are decoded. */
export type Header = {
  format: Format
  /** As the photograph is seen: its EXIF orientation applied. */
  width: number
  height: number
  /** Of one frame of an animation; 1 for what does not move. */
  frames: number
  metadata: Metadata
}

const SIDEWAYS = 5

export async function readHeader(path: string): Promise<Header> {
  const metadata = await sharp(path, { limitInputPixels: false }).metadata()
  const { width, height, orientation = 1 } = metadata
  const turned = orientation >= SIDEWAYS
  return {
    format: formatName(metadata),
    width: turned ? height : width,
    height: turned ? width : height,
    frames: metadata.pages ?? 1,
    metadata
  }
}

function formatName({ format, compression }: Metadata): Format {
  if (format !== 'heif') return format as Format
  if (compression === 'av1') return 'avif'
  throw new UndevelopableError({ code: 'heic', parameters: {} })
}

/** The picture that the decoder gives. */
export function startPicture(
  { width, height, frames, metadata }: Header,
  animated: boolean
): Picture {
  const { space, hasAlpha: alpha } = metadata
  const gray = space === 'b-w' || space === 'grey16'
  const deep = space === 'rgb16' || space === 'grey16'
  return { width, height, frames: animated ? frames : 1, gray, alpha, deep }
}

/** What must be done to this picture before anything else. */
export function operationsAfter({ metadata }: Header): Operation[] {
  const wide = metadata.space === 'rgb16' && metadata.hasProfile
  return wide ? [fromWideGamut] : []
}

/** sharp brings 16-bit images with a profile to Display P3, and would leave them there. */
const fromWideGamut: Operation = {
  ways: () => [
    { from: 'profile', apply: (pipeline) => pipeline.withIccProfile('srgb', { attach: false }) }
  ],
  // It gives 8 bits.
  after: (before) => ({ ...before, deep: false })
}

export function openOriginal(path: string, { start, ways }: Segment, maxPixels: number): Sharp {
  const { width, height, frames } = start
  const pipeline = sharp(path, {
    animated: frames > 1,
    autoOrient: true,
    failOn: 'error',
    limitInputPixels: maxPixels
  })
  return decodesWhole(ways) ? pipeline.extract({ left: 0, top: 0, width, height }) : pipeline
}

/**
 * JPEG and WebP are made smaller while they are decoded, and turned after that. Where another step
 * stands before the resizing, or it enlarges, the print would be another one. To cut out the whole
 * image changes nothing, but makes sharp decode it as it is and turn it first; so does a crop.
 */
export function decodesWhole(ways: Way[]): boolean {
  if (ways[0]?.from === 'extractBefore') return false
  const resizing = ways.findIndex(({ from }) => from === 'resize')
  return resizing > 0 || ways[resizing]?.enlarges === true
}
