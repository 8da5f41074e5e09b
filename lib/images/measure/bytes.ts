import type { FileHandle } from 'node:fs/promises'

export type { FileHandle }

/** As stored. `orientation` is EXIF's, 1 by default. */
export type Size = { width: number; height: number; orientation?: number | undefined }

/** No real header has more segments than this, and walking on takes time. */
const MAX_PIECES = 1000

/**
 * Walks through a file segment by segment. `next` returns the offset of the next segment, or what
 * was looked for, or undefined to give up.
 */
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

/** Reads zeros beyond the end of the file: what is truncated or out of reach has no size. */
export async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  if (Number.isSafeInteger(at)) await file.read(buffer, 0, length, at)
  return buffer
}
