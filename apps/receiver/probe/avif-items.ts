import { type Box, boxesIn } from './boxes.ts'
import { type ByteSource, joined, partOf } from './byte-source.ts'
import { type Cursor, createCursor } from './cursor.ts'
import { reachPart, type Tally } from './tally.ts'

/** ISO/IEC 23008-12, 6.2 and ISO/IEC 14496-12, 8.11: an image, a tile of one, or metadata. */
export type Item = {
  type: string
  /** Of metadata: its media type, and how it is compressed, if it is. */
  mediaType: string
  encoding: string
}

/** The boxes of a `meta` box, by their types. The first of a type counts, as it does in libheif. */
export type Meta = Map<string, ByteSource>

const IN_IDAT = 1

export function readMeta(content: ByteSource, tally: Tally): Meta {
  const afterVersion = 4
  const boxes = [...boxesIn(content, tally, afterVersion)].reverse()
  return new Map(boxes.map(({ type, content }: Box) => [type, content]))
}

export function readItems(meta: Meta, tally: Tally): Map<number, Item> {
  const items = new Map<number, Item>()
  const iinf = meta.get('iinf')
  if (!iinf) return items
  const [version] = createCursor(iinf).versionAndFlags()
  for (const { type, content } of boxesIn(iinf, tally, version === 0 ? 6 : 8)) {
    if (type !== 'infe') continue
    const entry = createCursor(content)
    const [entryVersion] = entry.versionAndFlags()
    const id = entry.number(entryVersion === 3 ? 4 : 2)
    entry.number(2) // protection
    const itemType = entry.code()
    entry.text() // name
    items.set(id, { type: itemType, mediaType: entry.text(), encoding: entry.text() })
  }
  return items
}

/** Where the bytes of each item lie. */
export function readLocations(meta: Meta, file: ByteSource, tally: Tally): Map<number, ByteSource> {
  const locations = new Map<number, ByteSource>()
  const iloc = meta.get('iloc')
  if (!iloc) return locations
  const cursor = createCursor(iloc)
  const [version] = cursor.versionAndFlags()
  const sizes = cursor.number(2)
  const layout = {
    offset: sizes >> 12,
    length: (sizes >> 8) & 15,
    base: (sizes >> 4) & 15,
    index: version === 0 ? 0 : sizes & 15
  }
  const count = cursor.number(version < 2 ? 2 : 4)
  reachPart(tally, 'sections', count)
  for (let i = 0; i < count; i++) {
    const id = cursor.number(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : cursor.number(2) & 15
    cursor.number(2) // the file, if it is another
    const source = method === IN_IDAT ? meta.get('idat') : file
    const extents = readExtents(cursor, layout, tally)
    if (source && !locations.has(id)) {
      locations.set(id, joined(extents.map(([at, length]) => partOf(source, at, length))))
    }
  }
  return locations
}

type Layout = { offset: number; length: number; base: number; index: number }

function readExtents(cursor: Cursor, layout: Layout, tally: Tally): [number, number][] {
  const base = cursor.number(layout.base)
  const count = cursor.number(2)
  // those of all items: an extent may take no bytes here, and be as long as the file
  reachPart(tally, 'sections', tally.parts.sections + count)
  return Array.from({ length: count }, () => {
    cursor.number(layout.index)
    const at = base + cursor.number(layout.offset)
    // a length of zero, or none: to the end
    return [at, cursor.number(layout.length) || Number.MAX_SAFE_INTEGER]
  })
}
