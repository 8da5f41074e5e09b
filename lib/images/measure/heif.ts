import { type OpenFile, readAt, type Size, walk } from './bytes.ts'
import { boxesIn, type HeifBox } from './heif-boxes.ts'

/** What is read of a box: pictures of hundreds of tiles stay far below. */
const MOST_BYTES = 256 * 1024
const HEAD_BYTES = 16
/** The shortest header of a track, which ends with its size. */
const TRACK_BYTES = 84
const LARGE = 1

type Association = { id: number; properties: number[] }

/** What the primary image of a HEIF is coded in: `av01`, `hvc1`, … (ISO/IEC 23008-12, 6.2). */
export async function primaryCodec(file: OpenFile): Promise<string | undefined> {
  const meta = await readMeta(file)
  const types = meta && itemTypes(meta)
  const primary = types?.get(primaryId(meta ?? []) ?? -1)
  // one of tiles is coded as they are
  if (primary !== 'grid') return primary
  return [...(types?.values() ?? [])].find((type) => type !== 'grid')
}

/**
 * HEIF (ISO/IEC 23008-12): the size of the primary image, with its crop and its rotation, in the order
 * in which they are listed (6.5.3, 6.5.10, ISO/IEC 14496-12, 12.1.4.1). EXIF's orientation is ignored.
 */
export async function measureHeif(file: OpenFile): Promise<Size | undefined> {
  const meta = await readMeta(file)
  return meta ? measureStill(meta) : measureFilm(file)
}

function measureStill(meta: HeifBox[]): Size | undefined {
  const iprp = meta.find(({ type }) => type === 'iprp')
  if (!iprp) return undefined
  const parts = boxesIn(iprp.content)
  const properties = boxesIn(parts.find(({ type }) => type === 'ipco')?.content)
  const primary = primaryId(meta)
  const own = parts
    .filter(({ type }) => type === 'ipma')
    .flatMap(({ content }) => associations(content))
    .find(({ id }) => id === primary)
  const boxes = own?.properties.flatMap((index) => properties[index - 1] ?? []) ?? []
  return boxes.reduce<Size | undefined>(apply, undefined)
}

/** A film without a still: the size of its first track (ISO/IEC 14496-12, 8.3.2), in 1/65536. */
async function measureFilm(file: OpenFile): Promise<Size | undefined> {
  const track = boxesIn(await readBox(file, 'moov')).find(({ type }) => type === 'trak')
  const header = boxesIn(track?.content).find(({ type }) => type === 'tkhd')?.content
  if (!header || header.length < TRACK_BYTES) return undefined
  const [width, height] = [8, 4].map((fromEnd) => header.readUInt16BE(header.length - fromEnd))
  return width && height ? { width, height } : undefined
}

/** The size after one more property. */
function apply(size: Size | undefined, { type, content }: HeifBox): Size | undefined {
  if (type === 'ispe' && !size && content.length >= 12) {
    return { width: content.readUInt32BE(4), height: content.readUInt32BE(8) }
  }
  if (!size) return size
  if (type === 'clap' && content.length >= 16) return cropped(size, content)
  const isTurned = type === 'irot' && ((content[0] ?? 0) & 1) === 1
  return isTurned ? { width: size.height, height: size.width } : size
}

/** A crop of half pixels, or larger than the image, is none. */
function cropped(size: Size, clap: Buffer): Size {
  const width = clap.readUInt32BE(0) / clap.readUInt32BE(4)
  const height = clap.readUInt32BE(8) / clap.readUInt32BE(12)
  const whole = Number.isInteger(width) && Number.isInteger(height)
  const within = width > 0 && height > 0 && width <= size.width && height <= size.height
  return whole && within ? { width, height } : size
}

async function readMeta(file: OpenFile): Promise<HeifBox[] | undefined> {
  const content = await readBox(file, 'meta')
  const afterVersion = 4
  return content && boxesIn(content.subarray(afterVersion))
}

/** The content of a box at the top of the file, as far as it is looked at. */
async function readBox(file: OpenFile, type: string): Promise<Buffer | undefined> {
  const found = await walk<{ at: number; bytes: number }>(file, 0, async (at) => {
    const head = await readAt(file, at, HEAD_BYTES)
    const short = head.readUInt32BE()
    const size = short === LARGE ? Number(head.readBigUInt64BE(8)) : short
    if (head.toString('latin1', 4, 8) !== type) return size >= 8 ? at + size : undefined
    return { at: at + 8, bytes: Math.min(MOST_BYTES, size === 0 ? MOST_BYTES : size - 8) }
  })
  return found && readAt(file, found.at, Math.max(0, found.bytes))
}

function primaryId(meta: HeifBox[]): number | undefined {
  const content = meta.find(({ type }) => type === 'pitm')?.content
  if (!content || content.length < 6) return undefined
  return content[0] === 0 || content.length < 8 ? content.readUInt16BE(4) : content.readUInt32BE(4)
}

/** The types of the items, by their ids. */
function itemTypes(meta: HeifBox[]): Map<number, string> {
  const iinf = meta.find(({ type }) => type === 'iinf')?.content
  const entries = boxesIn(iinf?.subarray(iinf[0] === 0 ? 6 : 8))
  const types = new Map<number, string>()
  for (const { type, content } of entries) {
    const idBytes = content[0] === 3 ? 4 : 2
    const typeAt = 4 + idBytes + 2
    if (type !== 'infe' || content.length < typeAt + 4) continue
    types.set(content.readUIntBE(4, idBytes), content.toString('latin1', typeAt, typeAt + 4))
  }
  return types
}

/** ISO/IEC 23008-12, 9.3: which properties each item has, counted from 1. */
function associations(ipma: Buffer): Association[] {
  const idBytes = ipma[0] === 0 ? 2 : 4
  const wide = ((ipma[3] ?? 0) & 1) === 1
  const found: Association[] = []
  let at = 8
  while (at + idBytes < ipma.length) {
    const id = ipma.readUIntBE(at, idBytes)
    const count = ipma[at + idBytes] ?? 0
    at += idBytes + 1
    const end = at + count * (wide ? 2 : 1)
    if (end > ipma.length) return found
    const indexes = wide
      ? Array.from({ length: count }, (_, i) => ipma.readUInt16BE(at + 2 * i) & 0x7fff)
      : Array.from(ipma.subarray(at, end), (byte) => byte & 0x7f)
    found.push({ id, properties: indexes })
    at = end
  }
  return found
}
