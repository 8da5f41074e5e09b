import { rgbaToThumbHash } from 'thumbhash'
import type { Metadata } from '#lib/images/metadata.ts'
import { carriedBy } from '../metadata/carried.ts'
import { dominantColour } from '../metadata/dominant-colour.ts'
import type { Header } from '../pipeline/decode.ts'
import { freePixels, readPixels } from '../pipeline/pixels.ts'
import { openLastRun } from './develop.ts'
import type { Inspection, Limits } from './inspect.ts'

const SPACES: Record<string, string> = {
  srgb: 'rgb',
  rgb16: 'rgb',
  'b-w': 'gray',
  grey16: 'gray'
}
const DEPTHS: Record<string, number> = { uchar: 8, ushort: 16, uint: 32, float: 32, double: 64 }
/** Bits of a palette's colours, however many its indexes take. */
const PALETTE_DEPTH = 8

/** Reads an original's metadata from its header, and its colours from a small version of it. */
export async function describe(
  path: string,
  inspection: Inspection,
  limits: Limits
): Promise<Metadata> {
  const { metadata, frames, structure } = inspection
  return {
    frames,
    depth: depthOf(inspection),
    colorSpace: SPACES[metadata.space] ?? metadata.space,
    orientation: metadata.orientation ?? 1,
    ...carriedBy(path, metadata, structure),
    ...(await coloursOf(inspection, limits))
  }
}

function depthOf({ metadata: { bitsPerSample, depth, isPalette }, format }: Header): number {
  if (isPalette || format === 'gif') return PALETTE_DEPTH
  return bitsPerSample ?? DEPTHS[depth] ?? PALETTE_DEPTH
}

async function coloursOf(inspection: Inspection, limits: Limits) {
  const { pipeline, picture, pixels } = await openLastRun(inspection, limits)
  const rgba = { ...picture, gray: false, alpha: true }
  const { data, picture: small } = await readPixels(pipeline.ensureAlpha(), rgba)
  if (pixels) await freePixels(pixels)
  const hash = rgbaToThumbHash(small.width, small.height, data)
  return { dominantColor: dominantColour(data), thumbHash: Buffer.from(hash).toString('base64') }
}
