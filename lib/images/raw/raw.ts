import { readSync } from 'node:fs'

/** Kinds of raw camera files, by the ending that their names have. */
export const RAW_MEDIA_TYPES = {
  arw: 'image/x-sony-arw',
  cr2: 'image/x-canon-cr2',
  cr3: 'image/x-canon-cr3',
  dng: 'image/x-adobe-dng',
  nef: 'image/x-nikon-nef',
  orf: 'image/x-olympus-orf',
  pef: 'image/x-pentax-pef',
  raf: 'image/x-fuji-raf',
  raw: 'image/x-dcraw',
  rw2: 'image/x-panasonic-rw2',
  srw: 'image/x-samsung-srw'
}

export type RawKind = keyof typeof RAW_MEDIA_TYPES

export function isRaw(format: string): format is RawKind {
  return format in RAW_MEDIA_TYPES
}

export type Size = { width: number; height: number }

/** A JPEG inside, not turned. */
export type Preview = Size & { at: number; length: number }

export type Raw = {
  kind: RawKind
  /** EXIF's: as the raw file tells it, else its picture. */
  orientation: number
  /** The largest picture inside, if it is large enough to stand for the photograph. */
  preview: Preview | undefined
}

/** What a file tells: the size of the sensor's picture, and where JPEGs lie. */
export type Found = {
  kind: RawKind
  size: Size | undefined
  orientation?: number | undefined
  jpegs: { at: number; length: number }[]
}

/** Reads as many of the bytes as there are. */
export type ReadAt = (at: number, length: number) => Buffer

export function readerInMemory(bytes: Buffer): ReadAt {
  return (at, length) => bytes.subarray(at, at + length)
}

/** Of an open file. The few bytes that are looked at come sooner than a promise would. */
export function readerOf(file: number): ReadAt {
  return (at, length) => {
    if (!Number.isSafeInteger(at)) return Buffer.alloc(0)
    const bytes = Buffer.allocUnsafe(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, at))
  }
}
