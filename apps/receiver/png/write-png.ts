import type { OutputInfo, Sharp } from 'sharp'
import { MEGABYTE } from '#lib/units.ts'
import { channelsOf, isGray, type Picture, spaceOf } from '../pipeline/picture.ts'
import { choosePacking } from './choose-packing.ts'
import { type Loose, withLooseFile, withLooseMemory } from './raw-image.ts'
import { grayed } from './to-gray.ts'
import { squeeze } from './write-packed.ts'

/** libpng's own filters, chosen row by row, and zlib's usual search. */
export const THOROUGH = { compressionLevel: 6, adaptiveFiltering: true }
/** libpng takes some 2 ms for these: the other way would take as long. */
const WORTH_A_CHOICE = 32 * 1024
/** Memory that is not worth a file. */
const IN_MEMORY = MEGABYTE

type Asked = {
  outputPath: string
  keep?: string
  progressive?: boolean
  effort?: number | undefined
}

/**
 * Photographs are packed by ourselves, many times as fast as libpng would and smaller; drawings,
 * in which libpng is quick and better, by libpng. Why, and the numbers: docs/encoding.md.
 */
export async function writePng(
  pipeline: Sharp,
  picture: Picture,
  { outputPath, progressive = false, effort, keep = 'none' }: Asked
): Promise<OutputInfo> {
  // What is packed by ourselves has no place for metadata
  if (progressive || effort !== undefined || keep !== 'none' || bytes(picture) < WORTH_A_CHOICE) {
    const { compressionLevel } = THOROUGH
    const options = { ...THOROUGH, progressive, compressionLevel: effort ?? compressionLevel }
    return pipeline.png(options).toFile(outputPath)
  }
  const { gray, alpha, deep, toBeGrayed } = picture
  if (toBeGrayed) pipeline.toColourspace('srgb')
  const packInto = (loose: Loose) => pack(toBeGrayed ? grayed(loose) : loose, outputPath)
  const looseBytes = bytes(picture) * (toBeGrayed ? 3 : 1)
  return looseBytes > IN_MEMORY || (gray && alpha)
    ? withLooseFile(pipeline, { deep, path: `${outputPath}.raw` }, packInto)
    : withLooseMemory(pipeline, deep, packInto)
}

async function pack(loose: Loose, outputPath: string): Promise<OutputInfo> {
  const packing = choosePacking(loose)
  if (packing === 'search') await search(loose, outputPath)
  else await squeeze(loose, outputPath, packing)
  return loose.info
}

async function search({ info, deep, reopen }: Loose, outputPath: string) {
  const space = spaceOf(isGray(info.channels), deep)
  await reopen().toColourspace(space).png(THOROUGH).toFile(outputPath)
}

function bytes(picture: Picture): number {
  return picture.width * picture.height * channelsOf(picture) * (picture.deep ? 2 : 1)
}
