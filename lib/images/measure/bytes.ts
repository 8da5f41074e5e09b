import type { FileHandle } from 'node:fs/promises'

/** A file, or the bytes of one in memory. */
export type OpenFile = FileHandle | Buffer

/** As stored. `orientation` is EXIF's, 1 by default. */
export type Size = { width: number; height: number; orientation?: number | undefined }

/** No real header has more segments than this, and walking on takes time. */
const MAX_PIECES = 1000

/**
 * Walks through a file segment by segment. `next` returns the offset of the next segment, or what
 * was looked for, or undefined to give up.
 */
export async function walk<T extends object>(
  file: OpenFile,
  start: number,
  next: (at: number) => Promise<number | T | undefined>
): Promise<T | undefined> {
  const size = await sizeOf(file)
  let at = start
  for (let piece = 0; piece < MAX_PIECES && at < size; piece++) {
    const found = await next(at)
    if (typeof found !== 'number') return found
    at = found
  }
}

/** Reads zeros beyond the end of the file: what is truncated or out of reach has no size. */
export async function readAt(file: OpenFile, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  if (!Number.isSafeInteger(at)) return buffer
  if (Buffer.isBuffer(file)) file.subarray(at, at + length).copy(buffer)
  else await file.read(buffer, 0, length, at)
  return buffer
}

export async function sizeOf(file: OpenFile): Promise<number> {
  return Buffer.isBuffer(file) ? file.length : (await file.stat()).size
}
