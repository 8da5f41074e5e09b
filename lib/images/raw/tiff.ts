import type { ReadAt } from './raw.ts'

export type Entry = { type: number; count: number; at: number }
export type Directory = Map<number, Entry>

export type Tiff = {
  little: boolean
  /** The directories that follow one another, each with those below it. */
  directories: Directory[]
  numbers(entry: Entry | undefined): number[]
  text(entry: Entry | undefined): string
  /** The directory at this offset, whose own offsets count from `base`. */
  directoryAt(at: number, base?: number): Directory
}

const SUB_DIRECTORIES = 330
const EXIF = 0x8769
const MOST_DIRECTORIES = 60
const MOST_ENTRIES = 1000
const MOST_NUMBERS = 64
const ENTRY_BYTES = 12
/** Bytes of a value, by type: TIFF 6.0, section 2. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

/** All directories of a TIFF, or of a raw file that is made as one but for its third and fourth byte. */
export function readTiff(read: ReadAt): Tiff {
  const little = read(0, 2).toString('latin1') === 'II'
  const number = (at: number, bytes: number) => {
    const found = read(at, bytes)
    if (found.length < bytes) return 0
    return little ? found.readUIntLE(0, bytes) : found.readUIntBE(0, bytes)
  }

  /** Read at once: a file may have many entries. */
  function directoryAt(at: number, base = 0): Directory {
    const count = Math.min(number(at, 2), MOST_ENTRIES)
    const bytes = read(at + 2, count * ENTRY_BYTES)
    const field = (from: number, length: number) =>
      little ? bytes.readUIntLE(from, length) : bytes.readUIntBE(from, length)
    const entries: Directory = new Map()
    for (let entry = 0; entry + ENTRY_BYTES <= bytes.length; entry += ENTRY_BYTES) {
      const [type, values] = [field(entry + 2, 2), field(entry + 4, 4)]
      const inside = values * (TYPE_BYTES[type] ?? 1) <= 4
      const place = inside ? at + 2 + entry + 8 : base + field(entry + 8, 4)
      entries.set(field(entry, 2), { type, count: values, at: place })
    }
    return entries
  }

  const numbers = (entry: Entry | undefined) => {
    const bytes = TYPE_BYTES[entry?.type ?? 0]
    if (!entry || !bytes || bytes > 4) return []
    const count = Math.min(entry.count, MOST_NUMBERS)
    return Array.from({ length: count }, (_, i) => number(entry.at + i * bytes, bytes))
  }

  return {
    little,
    directories: allDirectories({ number, numbers, directoryAt }),
    numbers,
    text: (entry) => (entry ? read(entry.at, Math.min(entry.count, 64)).toString('latin1') : ''),
    directoryAt
  }
}

type Reader = Pick<Tiff, 'numbers' | 'directoryAt'> & {
  number(at: number, bytes: number): number
}

function allDirectories({ number, numbers, directoryAt }: Reader): Directory[] {
  const offsets = new Set([number(4, 4)])
  const found: Directory[] = []
  for (const at of offsets) {
    if (at === 0 || found.length === MOST_DIRECTORIES) continue
    const directory = directoryAt(at)
    found.push(directory)
    const below = [SUB_DIRECTORIES, EXIF].flatMap((tag) => numbers(directory.get(tag)))
    const next = number(at + 2 + number(at, 2) * ENTRY_BYTES, 4)
    for (const offset of [...below, next]) offsets.add(offset)
  }
  return found
}
