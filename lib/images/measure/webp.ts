import { type OpenFile, readAt, type Size, sizeOf, walk } from './bytes.ts'
import { afterPrefix, readOrientation } from './exif.ts'

const FIRST_CHUNK = 12
const CHUNK_HEADER = 8
/** The smallest file, and the longest header of its first chunk. */
const LEAST_BYTES = 25
const HEAD_BYTES = 30
const FOURTEEN_BITS = 0x3fff

/** WebP Container Specification; RFC 6386, 9.1 (lossy); Lossless Bitstream Specification, 3. */
export async function measureWebp(file: OpenFile): Promise<Size | undefined> {
  // sizes are stored minus one: a truncated header must not read as 1 × 1
  const fileBytes = await sizeOf(file)
  if (fileBytes < LEAST_BYTES) return undefined
  const head = await readAt(file, FIRST_CHUNK, HEAD_BYTES - FIRST_CHUNK)
  const name = head.toString('latin1', 0, 4)
  if (name !== 'VP8L' && fileBytes < HEAD_BYTES) return undefined
  if (name === 'VP8 ') {
    const width = head.readUInt16LE(14) & FOURTEEN_BITS
    return { width, height: head.readUInt16LE(16) & FOURTEEN_BITS }
  }
  if (name === 'VP8L') {
    const bits = head.readUInt32LE(9)
    return { width: (bits & FOURTEEN_BITS) + 1, height: ((bits >>> 14) & FOURTEEN_BITS) + 1 }
  }
  if (name !== 'VP8X') return undefined
  const size = { width: head.readUIntLE(12, 3) + 1, height: head.readUIntLE(15, 3) + 1 }
  return { ...size, ...(await findOrientation(file)) }
}

/** The EXIF chunk follows the pixels. */
function findOrientation(file: OpenFile) {
  return walk(file, FIRST_CHUNK, async (at) => {
    const chunk = await readAt(file, at, CHUNK_HEADER)
    const data = at + CHUNK_HEADER
    if (chunk.toString('latin1', 0, 4) === 'EXIF') {
      return { orientation: await readOrientation(file, await afterPrefix(file, data)) }
    }
    const length = chunk.readUInt32LE(4)
    return data + length + (length % 2)
  })
}
