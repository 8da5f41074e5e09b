import { open } from 'node:fs/promises'
import type { OpenFile, Size } from './bytes.ts'
import { measureGif } from './gif.ts'
import { measureHeif } from './heif.ts'
import { measureJpeg } from './jpeg.ts'
import { measurePng } from './png.ts'
import { measureSvg } from './svg.ts'
import { measureTiff } from './tiff.ts'
import { measureWebp } from './webp.ts'

export type SizeReader = (file: OpenFile) => Promise<Size | undefined>

/** What reads the size of each format, by the formats' specifications. */
export const SIZE_READERS = {
  jpeg: measureJpeg,
  png: measurePng,
  gif: measureGif,
  webp: measureWebp,
  tiff: measureTiff,
  avif: measureHeif,
  heic: measureHeif,
  svg: measureSvg
} satisfies Record<string, SizeReader>

/** The size that web has told of a file of this format; undefined if it cannot be read. */
export async function readSize(
  path: string,
  format: keyof typeof SIZE_READERS
): Promise<Size | undefined> {
  const file = await open(path)
  try {
    return await SIZE_READERS[format](file)
  } finally {
    await file.close()
  }
}
