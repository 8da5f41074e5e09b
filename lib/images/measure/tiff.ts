import { type OpenFile, readAt, type Size } from './bytes.ts'

const WIDTH = 256
const HEIGHT = 257
const ORIENTATION = 274
const BYTE = 1
const SHORT = 3
const LONG = 4
const SBYTE = 6
const SSHORT = 8
const SLONG = 9
const LONG8 = 16

/** A directory of more entries than this is not one. */
const MAX_ENTRIES = 1000

/** `value` is the first of them; undefined where it is not a number that stands in the directory. */
type Tag = { type: number; count: number; value: number | undefined }

/** Size and orientation of a TIFF or BigTIFF; undefined if it cannot be read. */
export async function measureTiff(file: OpenFile): Promise<Size | undefined> {
  const tags = await readTags(file, 0)
  if (!tags) return undefined
  const turned = tags.get(ORIENTATION)
  return {
    width: tags.get(WIDTH)?.value ?? 0,
    height: tags.get(HEIGHT)?.value ?? 0,
    // libtiff overlooks several
    orientation: (turned?.count === 1 && turned.value) || 1
  }
}

/**
 * The tags of the first directory, which may lie anywhere in the file, mostly at its end. Of a tag that
 * stands there twice the first counts. TIFF 6.0, section 2; BigTIFF: libtiff's bigtiffdesign.
 */
export async function readTags(
  file: OpenFile,
  start: number
): Promise<Map<number, Tag> | undefined> {
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
  const tags = new Map<number, Tag>()
  for (let i = count - 1; i >= 0; i--) {
    const entry = i * entryBytes
    tags.set(entries.u16(entry), readTag(entries, entry, big))
  }
  return tags
}

function readTag(entries: Reader, entry: number, big: boolean): Tag {
  const byType: Record<number, (at: number) => number> = {
    [BYTE]: entries.u8,
    [SBYTE]: entries.u8,
    [SHORT]: entries.u16,
    [SSHORT]: entries.u16,
    [LONG]: entries.u32,
    [SLONG]: entries.u32,
    ...(big && { [LONG8]: entries.u64 })
  }
  const type = entries.u16(entry + 2)
  const count = entries[big ? 'u64' : 'u32'](entry + 4)
  return { type, count, value: byType[type]?.(entry + (big ? 12 : 8)) }
}

type Reader = ReturnType<typeof reader>

function reader(bytes: Buffer, little: boolean) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return {
    u8: (at: number) => view.getUint8(at),
    u16: (at: number) => view.getUint16(at, little),
    u32: (at: number) => view.getUint32(at, little),
    u64: (at: number) => Number(view.getBigUint64(at, little))
  }
}
