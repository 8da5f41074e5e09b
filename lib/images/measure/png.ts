import { type OpenFile, readAt, type Size, walk } from './bytes.ts'
import { readOrientation } from './exif.ts'

const SIGNATURE = 8
/** A chunk's length, type and checksum. */
const AROUND_CHUNK = 12

/** PNG, third edition, 11.2.1 (IHDR) and 11.3.3.4 (eXIf, only looked for before the pixels). */
export async function measurePng(file: OpenFile): Promise<Size | undefined> {
  const head = await readAt(file, SIGNATURE, 16)
  if (head.toString('latin1', 4, 8) !== 'IHDR') return undefined
  const size = { width: head.readUInt32BE(8), height: head.readUInt32BE(12) }
  const turned = await walk(file, SIGNATURE, async (at) => {
    const chunk = await readAt(file, at, 8)
    const name = chunk.toString('latin1', 4)
    if (name === 'eXIf') return { orientation: await readOrientation(file, at + 8) }
    return name === 'IDAT' ? undefined : at + chunk.readUInt32BE(0) + AROUND_CHUNK
  })
  return { ...size, ...turned }
}
