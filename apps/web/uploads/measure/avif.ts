import { type FileHandle, readAt, type Size } from './bytes.ts'

const META_BYTES = 256 * 1024
const QUARTER_TURNED = 8

/**
 * HEIF (ISO/IEC 23008-12). Thumbnails, tiles and masks have `ispe` boxes (6.5.3) of their own, none
 * larger than the image's. `irot` (6.5.10) rotates it; the EXIF orientation is ignored.
 */
export async function measureAvif(file: FileHandle): Promise<Size | undefined> {
  const meta = await readAt(file, 0, META_BYTES)
  const sizes = contents(meta, '\0\0\0\x14ispe', 16).map((box) => ({
    width: box.readUInt32BE(4),
    height: box.readUInt32BE(8)
  }))
  const [largest] = sizes.sort((a, b) => b.width * b.height - a.width * a.height)
  const turned = contents(meta, '\0\0\0\x09irot', 1).some(([quarters = 0]) => quarters % 2 === 1)
  return largest && { ...largest, orientation: turned ? QUARTER_TURNED : 1 }
}

/** The contents of every box with this header. */
function contents(meta: Buffer, header: string, length: number): Buffer[] {
  const found: Buffer[] = []
  for (let at = meta.indexOf(header); at >= 0; at = meta.indexOf(header, at + 1)) {
    const start = at + header.length
    if (start + length <= meta.length) found.push(meta.subarray(start, start + length))
  }
  return found
}
