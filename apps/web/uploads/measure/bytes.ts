import type { FileHandle } from 'node:fs/promises'

export type { FileHandle }

/** As the pixels lie; `orientation` is EXIF's, 1 when nothing is said. */
export type Size = { width: number; height: number; orientation?: number | undefined }

/** A header of more pieces than this is none: to walk on would only cost time. */
const MAX_PIECES = 1000

/** Walks through a file piece by piece; `next` returns where the next begins, or what was looked for. */
export async function walk<T extends object>(
  file: FileHandle,
  start: number,
  next: (at: number) => Promise<number | T | undefined>
): Promise<T | undefined> {
  const { size } = await file.stat()
  let at = start
  for (let piece = 0; piece < MAX_PIECES && at < size; piece++) {
    const found = await next(at)
    if (typeof found !== 'number') return found
    at = found
  }
}

/** Beyond its end a file reads as zeros: what is cut off there, or out of reach, has no size. */
export async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  if (Number.isSafeInteger(at)) await file.read(buffer, 0, length, at)
  return buffer
}
