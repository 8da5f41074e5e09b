import { type FileHandle, readAt, type Size } from './bytes.ts'

const WIDTH = 256
const HEIGHT = 257
const ORIENTATION = 274
const SHORT = 3
const LONG = 4
const LONG8 = 16

/** A directory of more entries than this is not one. */
const MAX_ENTRIES = 1000

/**
 * Size and orientation of a TIFF or BigTIFF; undefined if it cannot be read. Its directory may lie
 * anywhere in the file, mostly at its end. EXIF is a TIFF without pixels, from `start` on.
 * TIFF 6.0, section 2; BigTIFF: libtiff's bigtiffdesign.
 */
export async function measureTiff(file: FileHandle, start = 0): Promise<Size | undefined> {
  const header = await readAt(file, start, 16)
  const little = header.toString('latin1', 0, 2) === 'II'
  const view = reader(header, little)
  const big = view.u16(2) === 43
  const at = start + (big ? view.u64(8) : view.u32(4))
  const countBytes = big ? 8 : 2
  const entryBytes = big ? 20 : 12
  const count = reader(await readAt(file, at, 8), little)[big ? 'u64' : 'u16'](0)
  if (count === 0 || count > MAX_ENTRIES) return undefined
  const entries = reader(await readAt(file, at + countBytes, count * entryBytes), little)
  const byType: Record<number, (at: number) => number> = {
    [SHORT]: entries.u16,
    [LONG]: entries.u32,
    ...(big && { [LONG8]: entries.u64 })
  }
  const tags = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const entry = i * entryBytes
    const read = byType[entries.u16(entry + 2)]
    if (read) tags.set(entries.u16(entry), read(entry + (big ? 12 : 8)))
  }
  return {
    width: tags.get(WIDTH) ?? 0,
    height: tags.get(HEIGHT) ?? 0,
    orientation: tags.get(ORIENTATION) ?? 1
  }
}

function reader(bytes: Buffer, little: boolean) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return {
    u16: (at: number) => view.getUint16(at, little),
    u32: (at: number) => view.getUint32(at, little),
    u64: (at: number) => Number(view.getBigUint64(at, little))
  }
}
