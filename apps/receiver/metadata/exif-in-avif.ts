const HEAD_BYTES = 8
const VERSION_BYTES = 4
/** Version 0, and four bytes each for offsets, lengths and base offsets. */
const LOCATION_LAYOUT = '000000004440'

type Box = { type: string; content: Buffer }

/**
 * An AVIF with a block of EXIF as one more item: ISO/IEC 14496-12, 8.11 and ISO/IEC 23008-12, A.2.
 * Reads boxes as libheif writes them.
 */
export function exifInAvif(avif: Buffer, block: Buffer): Buffer {
  const boxes = boxesOf(avif)
  const meta = boxes.find(({ type }) => type === 'meta')
  if (!meta) throw new Error('the AVIF has no items')
  const parts = boxesOf(meta.content.subarray(VERSION_BYTES))
  const id = itemCount(parts) + 1
  // the offset of the TIFF header within the item, and that
  const item = Buffer.concat([Buffer.alloc(4), block])
  const rewritten = (growth: number) =>
    boxOf('meta', [
      meta.content.subarray(0, VERSION_BYTES),
      ...withItem(parts, { id, growth, at: avif.length + growth + HEAD_BYTES, bytes: item.length })
    ])
  const growth = rewritten(0).length - (HEAD_BYTES + meta.content.length)
  return Buffer.concat([
    ...boxes.map((box) => (box === meta ? rewritten(growth) : boxOf(box.type, [box.content]))),
    boxOf('mdat', [item])
  ])
}

type Item = { id: number; growth: number; at: number; bytes: number }

function withItem(parts: Box[], item: Item): Buffer[] {
  const primary = parts.find(({ type }) => type === 'pitm')?.content.subarray(VERSION_BYTES)
  const describes = boxOf('cdsc', [u16(item.id), u16(1), primary ?? u16(1)])
  const rewritten = parts.map(({ type, content }) => {
    if (type === 'iloc') return boxOf(type, [withLocation(content, item)])
    if (type === 'iinf') return boxOf(type, [withEntry(content, item.id)])
    return boxOf(type, type === 'iref' ? [content, describes] : [content])
  })
  const referring = parts.some(({ type }) => type === 'iref')
  return referring ? rewritten : [...rewritten, boxOf('iref', [Buffer.alloc(4), describes])]
}

/** All other items move by as much as what precedes them grows. */
function withLocation(iloc: Buffer, { id, growth, at, bytes }: Item): Buffer {
  if (iloc.toString('hex', 0, 6) !== LOCATION_LAYOUT) throw new Error('an unknown layout of iloc')
  const count = iloc.readUInt16BE(6)
  const location = Buffer.concat([u16(id), u16(0), u32(0), u16(1), u32(at), u32(bytes)])
  const made = Buffer.concat([iloc, location])
  made.writeUInt16BE(count + 1, 6)
  for (let i = 0, entry = 8; i < count; i++) {
    made.writeUInt32BE(made.readUInt32BE(entry + 4) + growth, entry + 4)
    entry += 10 + 8 * made.readUInt16BE(entry + 8)
  }
  return made
}

function withEntry(iinf: Buffer, id: number): Buffer {
  const version2 = Buffer.from([2, 0, 0, 0])
  const entry = boxOf('infe', [version2, u16(id), u16(0), Buffer.from('Exif\0')])
  const made = Buffer.concat([iinf, entry])
  made.writeUInt16BE(made.readUInt16BE(VERSION_BYTES) + 1, VERSION_BYTES)
  return made
}

/** libheif counts items from 1. */
function itemCount(parts: Box[]): number {
  const iinf = parts.find(({ type }) => type === 'iinf')
  return iinf?.content.readUInt16BE(VERSION_BYTES) ?? 0
}

function boxesOf(bytes: Buffer): Box[] {
  const boxes: Box[] = []
  for (let at = 0; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at)
    if (size < HEAD_BYTES) throw new Error('an unknown kind of box')
    const type = bytes.toString('latin1', at + 4, at + HEAD_BYTES)
    boxes.push({ type, content: bytes.subarray(at + HEAD_BYTES, at + size) })
    at += size
  }
  return boxes
}

function boxOf(type: string, parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([u32(HEAD_BYTES + content.length), Buffer.from(type, 'latin1'), content])
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
