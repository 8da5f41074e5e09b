import type { OutputInfo, Sharp } from 'sharp'
import { MEGABYTE } from '#lib/units.ts'
import { channelsOf, isGray, type Picture, spaceOf } from '../pipeline/picture.ts'
import { choosePacking } from './choose-packing.ts'
import { type RawImage, withRawFile, withRawMemory } from './raw-image.ts'
import { toGray } from './to-gray.ts'
import { writePacked } from './write-packed.ts'

/** libpng with adaptive filters, chosen row by row, and zlib's default match search. */
export const LIBPNG_OPTIONS = { compressionLevel: 6, adaptiveFiltering: true }
/** Below this many bytes libpng takes some 2 ms, as long as choosing would. */
const WORTH_A_CHOICE = 32 * 1024
/** Up to this many bytes, the raw image stays in memory. */
const IN_MEMORY = MEGABYTE

type Asked = {
  outputPath: string
  keep?: string
  progressive?: boolean
  effort?: number | undefined
}

/**
 * Encodes photographs with our own encoder, which is faster than libpng and gives smaller files,
 * and drawings with libpng. Measurements and reasons: docs/encoding.md.
 */
export async function writePng(
  pipeline: Sharp,
  picture: Picture,
  { outputPath, progressive = false, effort, keep = 'none' }: Asked
): Promise<OutputInfo> {
  // Our own encoder writes no metadata.
  if (progressive || effort !== undefined || keep !== 'none' || bytes(picture) < WORTH_A_CHOICE) {
    const { compressionLevel } = LIBPNG_OPTIONS
    const options = { ...LIBPNG_OPTIONS, progressive, compressionLevel: effort ?? compressionLevel }
    return pipeline.png(options).toFile(outputPath)
  }
  const { gray, alpha, deep, toBeGrayed } = picture
  if (toBeGrayed) pipeline.toColourspace('srgb')
  const packInto = (raw: RawImage) => pack(toBeGrayed ? toGray(raw) : raw, outputPath)
  const rawBytes = bytes(picture) * (toBeGrayed ? 3 : 1)
  return rawBytes > IN_MEMORY || (gray && alpha)
    ? withRawFile(pipeline, { deep, path: `${outputPath}.raw` }, packInto)
    : withRawMemory(pipeline, deep, packInto)
}

async function pack(raw: RawImage, outputPath: string): Promise<OutputInfo> {
  const packing = choosePacking(raw)
  if (packing === 'search') await search(raw, outputPath)
  else await writePacked(raw, outputPath, packing)
  return raw.info
}

async function search({ info, deep, reopen }: RawImage, outputPath: string) {
  const space = spaceOf(isGray(info.channels), deep)
  await reopen().toColourspace(space).png(LIBPNG_OPTIONS).toFile(outputPath)
}

function bytes(picture: Picture): number {
  return picture.width * picture.height * channelsOf(picture) * (picture.deep ? 2 : 1)
}
