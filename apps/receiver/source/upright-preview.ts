import { closeSync, openSync } from 'node:fs'
import { readExifOrientation, readJpegFrame } from '#lib/images/raw/jpeg-frame.ts'
import { type Preview, type Raw, readerOf } from '#lib/images/raw/raw.ts'

const AFTER_START = 2
/** An APP1 segment with an EXIF of one entry, the orientation: CIPA DC-008, 4.5 and 4.6. */
const EXIF = 'ffe10022 457869660000 4d4d002a00000008 0001 0112000300000001 00000000 00000000'
const VALUE_FROM_END = 8

/** The JPEG inside a raw file, told how it is to be turned. */
export function uprightPreview(
  path: string,
  { preview, orientation }: Raw & { preview: Preview }
): Buffer {
  const jpeg = readPart(path, preview)
  const read = (at: number, length: number) => jpeg.subarray(at, at + length)
  const exifAt = readJpegFrame(read, 0)?.exifAt
  const told = exifAt === undefined ? undefined : readExifOrientation(read, exifAt)
  if (told?.little) jpeg.writeUInt16LE(orientation, told.at)
  else if (told) jpeg.writeUInt16BE(orientation, told.at)
  else if (orientation > 1) return withOrientation(jpeg, orientation)
  return jpeg
}

function readPart(path: string, { at, length }: Preview): Buffer {
  const file = openSync(path, 'r')
  try {
    return readerOf(file)(at, length)
  } finally {
    closeSync(file)
  }
}

function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.from(EXIF.replaceAll(' ', ''), 'hex')
  exif.writeUInt16BE(orientation, exif.length - VALUE_FROM_END)
  return Buffer.concat([jpeg.subarray(0, AFTER_START), exif, jpeg.subarray(AFTER_START)])
}
