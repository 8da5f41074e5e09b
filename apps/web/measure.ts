import { type FileHandle, open } from 'node:fs/promises'
import { imageSize } from 'image-size'
import { measureTiff } from './measure-tiff.ts'
import { Problem } from './problem.ts'

type Size = { width: number; height: number; orientation?: number | undefined }

export type Measure = { format: string; width: number; height: number }

/** What the bytes begin with, in hex. Sources: the formats' own specifications. */
const SIGNATURES: [format: string, bytes: RegExp][] = [
  ['jpeg', /^ffd8ff/],
  ['png', /^89504e470d0a1a0a/],
  ['gif', /^47494638(37|39)61/],
  ['webp', /^52494646.{8}57454250/],
  ['tiff', /^(49492a00|4d4d002a|49492b00|4d4d002b)/],
  // ISO base media file whose brands name avif or avis
  ['avif', /^.{8}66747970(.{8}){0,8}6176696[63]/]
]

export const FORMATS = SIGNATURES.map(([format]) => format)

/** Exif, colour profile and previews come before a JPEG's size: look further only when needed. */
const HEAD_BYTES = [64, 512, 4096].map((kilobytes) => kilobytes * 1024)

/**
 * Format and size as seen (EXIF orientation applied), from the head of the file.
 * @throws Problem not-an-image, broken-image
 */
export async function measure(path: string, name: string): Promise<Measure> {
  const file = await open(path)
  try {
    const start = (await head(file, 64)).toString('hex')
    const format = SIGNATURES.find(([, bytes]) => bytes.test(start))?.[0]
    if (!format) {
      const formats = FORMATS.join(', ').toUpperCase()
      throw new Problem('not-an-image', { parameters: { name, formats } })
    }
    const size = format === 'tiff' ? await measureTiff(file) : await measureHead(file)
    if (!size?.width || !size.height) {
      throw new Problem('broken-image', { parameters: { name, format } })
    }
    return { format, ...asSeen(size) }
  } finally {
    await file.close()
  }
}

async function measureHead(file: FileHandle): Promise<Size | undefined> {
  const { size } = await file.stat()
  for (const length of HEAD_BYTES) {
    try {
      return imageSize(await head(file, length))
    } catch {
      // the size may lie beyond this head
    }
    if (length >= size) return undefined
  }
}

/** EXIF orientations from 5 on lie on their side. */
function asSeen({ width, height, orientation = 1 }: Size) {
  return orientation >= 5 ? { width: height, height: width } : { width, height }
}

async function head(file: FileHandle, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
  return buffer.subarray(0, bytesRead)
}
