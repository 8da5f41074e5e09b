import { type FileHandle, readAt } from './bytes.ts'
import { measureTiff } from './tiff.ts'

export const EXIF_PREFIX = 'Exif\0\0'

/** EXIF is a TIFF without pixels. Some writers keep the prefix that it has in JPEG. */
export async function readOrientation(file: FileHandle, at: number): Promise<number | undefined> {
  const prefix = (await readAt(file, at, EXIF_PREFIX.length)).toString('latin1')
  const start = prefix === EXIF_PREFIX ? at + EXIF_PREFIX.length : at
  return (await measureTiff(file, start))?.orientation
}
