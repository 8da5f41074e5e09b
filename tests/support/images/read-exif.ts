import sharp from 'sharp'

type Values = { type: number; count: number; bytes: Buffer }
type Found = Map<number, Values>

const SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8]
const UTF8 = 129

/** EXIF read strictly: throws on whatever a reader would have to tolerate. Undefined if there is none. */
export async function exifIn(file: Buffer) {
  const { exif } = await sharp(file).metadata()
  if (!exif) return undefined
  return readExif(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif)
}

export function readExif(block: Buffer) {
  const order = block.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') throw new Error(`no EXIF: ${order}`)
  const u16 = (at: number) => (order === 'II' ? block.readUInt16LE(at) : block.readUInt16BE(at))
  const u32 = (at: number) => (order === 'II' ? block.readUInt32LE(at) : block.readUInt32BE(at))
  if (u16(2) !== 42) throw new Error('no TIFF')
  const directory = (at: number | undefined) => {
    const found: Found = new Map()
    if (at === undefined) return { found, next: 0 }
    let last = 0
    for (let i = 0; i < u16(at); i++) {
      const entry = at + 2 + 12 * i
      const [tag, type, count] = [u16(entry), u16(entry + 2), u32(entry + 4)]
      const length = count * ((type === UTF8 ? 1 : SIZES[type]) ?? Number.NaN)
      const start = length <= 4 ? entry + 8 : u32(entry + 8)
      const bytes = block.subarray(start, start + length)
      if (tag <= last) throw new Error(`${tag} follows ${last}`)
      if (!length || bytes.length < length || start % 2) throw new Error(`${tag} is broken`)
      found.set(tag, { type, count, bytes })
      last = tag
    }
    return { found, next: u32(at + 2 + 12 * u16(at)) }
  }
  const pointer = (from: Found, tag: number) => {
    const { bytes } = from.get(tag) ?? {}
    return bytes && (order === 'II' ? bytes.readUInt32LE() : bytes.readUInt32BE())
  }
  const { found: image, next } = directory(u32(4))
  const { found: photo } = directory(pointer(image, 0x8769))
  const { found: gps } = directory(pointer(image, 0x8825))
  const { found: rules } = directory(pointer(photo, 0xa005))
  const all = { image, photo, gps, rules }
  return {
    order,
    ...all,
    hasThumbnail: next !== 0,
    /** The text of a tag, without the zeros at its end. */
    text: (tag: number, where: keyof typeof all = 'image') =>
      all[where].get(tag)?.bytes.toString().replace(/\0+$/, ''),
    number: (tag: number, where: keyof typeof all = 'image') => {
      const { type, bytes } = all[where].get(tag) ?? {}
      if (!bytes) return undefined
      if (type === 3) return order === 'II' ? bytes.readUInt16LE() : bytes.readUInt16BE()
      return order === 'II' ? bytes.readUInt32LE() : bytes.readUInt32BE()
    }
  }
}
