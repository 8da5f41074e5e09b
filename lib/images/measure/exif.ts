import { type OpenFile, readAt } from './bytes.ts'
import { readTags } from './tiff.ts'

export const EXIF_PREFIX = 'Exif\0\0'
const ORIENTATION = 274
const SHORT = 3

/**
 * What browsers take for the orientation: the first of its tags, if it is one number of 16 bits from 1
 * to 8; else 1. EXIF is a TIFF without pixels, from `start` on (CIPA DC-008, 4.6.5).
 */
export async function readOrientation(file: OpenFile, start: number): Promise<number> {
  const { type, count, value = 1 } = (await readTags(file, start))?.get(ORIENTATION) ?? {}
  return type === SHORT && count === 1 && value >= 1 && value <= 8 ? value : 1
}

/** Some writers of WebP keep the prefix that EXIF has in JPEG. */
export async function afterPrefix(file: OpenFile, at: number): Promise<number> {
  const prefix = (await readAt(file, at, EXIF_PREFIX.length)).toString('latin1')
  return prefix === EXIF_PREFIX ? at + EXIF_PREFIX.length : at
}
