import type { Colours, HeaderFacts } from '#lib/images/metadata.ts'
import { carriedBy } from '../metadata/carried.ts'
import type { Header } from '../pipeline/decode.ts'
import { freePixels, readPixels } from '../pipeline/pixels.ts'
import { coloursOf } from './colours.ts'
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

/** What was read of an original before its pixels were. */
export function headerFacts(path: string, inspection: Inspection): HeaderFacts {
  const { metadata, frames, structure } = inspection
  return {
    frames,
    depth: depthOf(inspection),
    colorSpace: SPACES[metadata.space] ?? metadata.space,
    orientation: metadata.orientation ?? 1,
    ...carriedBy(path, metadata, structure)
  }
}

function depthOf({ metadata: { bitsPerSample, depth, isPalette }, format }: Header): number {
  if (isPalette || format === 'gif') return PALETTE_DEPTH
  return bitsPerSample ?? DEPTHS[depth] ?? PALETTE_DEPTH
}

/** Decodes an original that was inspected with a recipe that makes it small. */
export async function readColours(inspection: Inspection, limits: Limits): Promise<Colours> {
  const source = await inspection.reading?.read()
  const { pipeline, picture, pixels } = await openLastRun(inspection, { limits, source })
  const rgba = { ...picture, gray: false, alpha: true }
  const small = await readPixels(pipeline.ensureAlpha(), rgba)
  if (pixels) await freePixels(pixels)
  return coloursOf(small)
}
