import type { FileHandle } from 'node:fs/promises'

const WIDTH = 256
const HEIGHT = 257
const ORIENTATION = 274
const SHORT = 3

/** A directory of more entries than this is none. */
const MAX_ENTRIES = 1000

/**
 * Size and orientation of a TIFF or BigTIFF, whose directory may lie anywhere in the file, mostly at its
 * end. TIFF 6.0, section 2; BigTIFF: libtiff's bigtiffdesign. undefined: it cannot be read.
 */
export async function measureTiff(file: FileHandle) {
  const header = await read(file, 0, 16)
  const little = header.toString('latin1', 0, 2) === 'II'
  const view = reader(header, little)
  const big = view.u16(2) === 43
  const at = big ? view.u64(8) : view.u32(4)
  const countBytes = big ? 8 : 2
  const entryBytes = big ? 20 : 12
  const count = reader(await read(file, at, 8), little)[big ? 'u64' : 'u16'](0)
  if (count === 0 || count > MAX_ENTRIES) return undefined
  const entries = reader(await read(file, at + countBytes, count * entryBytes), little)
  const tags = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const entry = i * entryBytes
    const value = entry + (big ? 12 : 8)
    tags.set(entries.u16(entry), entries[entries.u16(entry + 2) === SHORT ? 'u16' : 'u32'](value))
  }
  return {
    width: tags.get(WIDTH) ?? 0,
    height: tags.get(HEIGHT) ?? 0,
    orientation: tags.get(ORIENTATION) ?? 1
  }
}

/** Beyond its end the file reads as zeros: a directory cut off has no size. */
async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  await file.read(buffer, 0, length, at)
  return buffer
}

function reader(bytes: Buffer, little: boolean) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return {
    u16: (at: number) => view.getUint16(at, little),
    u32: (at: number) => view.getUint32(at, little),
    u64: (at: number) => Number(view.getBigUint64(at, little))
  }
}
