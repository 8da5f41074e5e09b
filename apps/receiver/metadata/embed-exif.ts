import { open, readFile, writeFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { EXIF_PREFIX } from '../probe/exif.ts'
import { exifInAvif } from './exif-in-avif.ts'
import { exifInWebp } from './exif-in-webp.ts'
import { insertBytes } from './insert-bytes.ts'

export type ExifFormat = 'jpeg' | 'png' | 'webp' | 'avif'

const SOI_BYTES = 2
const APP0 = 0xffe0
const APP1 = 0xffe1
/** The signature and IHDR. */
const PNG_HEAD_BYTES = 33

/**
 * Puts a block of EXIF into a file that sharp has written without any: libvips writes EXIF from texts
 * alone, changes what it does not know, and keeps the original's thumbnail.
 */
export async function embedExif(path: string, format: ExifFormat, block: Buffer) {
  if (format === 'jpeg') return insertBytes(path, await endOfJfif(path), jpegSegment(block))
  if (format === 'png') return insertBytes(path, PNG_HEAD_BYTES, pngChunk(block))
  const whole = await readFile(path)
  await writeFile(path, format === 'webp' ? exifInWebp(whole, block) : exifInAvif(whole, block))
}

/** Where JFIF's own segment ends, which has to be the first. */
async function endOfJfif(path: string): Promise<number> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(6), 0, 6, 0)
    const isJfif = buffer.readUInt16BE(SOI_BYTES) === APP0
    return SOI_BYTES + (isJfif ? 2 + buffer.readUInt16BE(4) : 0)
  } finally {
    await file.close()
  }
}

function jpegSegment(block: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(EXIF_PREFIX, 'latin1'), block])
  const head = Buffer.alloc(4)
  head.writeUInt16BE(APP1)
  head.writeUInt16BE(2 + content.length, 2)
  return Buffer.concat([head, content])
}

function pngChunk(block: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from('eXIf'), block])
  const chunk = Buffer.alloc(4 + content.length + 4)
  chunk.writeUInt32BE(block.length)
  content.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(content), 4 + content.length)
  return chunk
}
