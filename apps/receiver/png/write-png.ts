import { rm } from 'node:fs/promises'
import type { OutputInfo, Sharp } from 'sharp'
import { sharp } from '../image-policy.ts'
import type { Picture } from '../operation.ts'
import { channelsOf } from '../pixels.ts'
import { choosePacking } from './sample.ts'
import { squeeze } from './squeeze.ts'

/** libpng's own filters, chosen row by row, and zlib's usual search. */
export const THOROUGH = { compressionLevel: 6, adaptiveFiltering: true }
/** libpng takes some 10 ms for these: the other way would take as long. */
const WORTH_A_CHOICE = 256 * 1024
const LOOSE = { compressionLevel: 0, adaptiveFiltering: false }

type Asked = {
  target: string
  keep?: string
  progressive?: boolean
  effort?: number | undefined
}

/**
 * Photographs are packed by ourselves, twice as fast as libpng would and smaller; drawings,
 * in which libpng is quick and better, by libpng. Why, and the numbers: docs/encoding.md.
 */
export async function writePng(
  pipeline: Sharp,
  picture: Picture,
  { target, progressive = false, effort, keep = 'none' }: Asked
): Promise<OutputInfo> {
  // What is packed by ourselves has no place for metadata
  if (progressive || effort !== undefined || keep !== 'none' || bytes(picture) < WORTH_A_CHOICE) {
    const { compressionLevel } = THOROUGH
    const options = { ...THOROUGH, progressive, compressionLevel: effort ?? compressionLevel }
    return pipeline.png(options).toFile(target)
  }
  const loose = `${target}.loose`
  try {
    const info = await pipeline.png(LOOSE).toFile(loose)
    const packing = await choosePacking(loose)
    if (packing === 'search') {
      await repack(loose, target)
    } else {
      await squeeze(loose, target, packing)
    }
    return info
  } finally {
    await rm(loose, { force: true })
  }
}

async function repack(loose: string, target: string) {
  const { space } = await sharp(loose, { limitInputPixels: false }).metadata()
  await sharp(loose, { limitInputPixels: false }).toColourspace(space).png(THOROUGH).toFile(target)
}

function bytes(picture: Picture): number {
  return picture.width * picture.height * channelsOf(picture)
}
