/** A tag with its values as they lie in the file; `count` lies, where it is given. */
export type Written = { tag: number; type: number; bytes: Buffer; count?: number }
export type Directories = {
  image?: Written[]
  photo?: Written[]
  gps?: Written[]
  rules?: Written[]
}
export type Order = 'II' | 'MM'

const SIZES: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 10: 8, 13: 4, 129: 1 }
const HEADER_BYTES = 8
const LONG = 4
const POINTERS = { photo: 0x8769, gps: 0x8825, rules: 0xa005 }
const THUMBNAIL = { at: 0x201, length: 0x202 }

export const ascii = (tag: number, text: string, type = 2): Written => {
  return { tag, type, bytes: Buffer.from(`${text}\0`) }
}

/** An EXIF block with everything that a camera writes, the thumbnail in a directory of its own. */
export function exifBlock(
  { image = [], photo = [], gps = [], rules = [] }: Directories,
  { order = 'II' as Order, thumbnail = Buffer.alloc(0) } = {}
): Buffer {
  const { long } = numbersIn(order)
  const rulesAt = HEADER_BYTES
  const written = [directory(rules, rulesAt, order)]
  const next = () => HEADER_BYTES + written.reduce((sum, { length }) => sum + length, 0)
  const add = (tags: Written[]) => {
    const at = next()
    written.push(directory(tags, at, order))
    return at
  }
  const photoAt = add([...photo, ...(rules.length ? [long(POINTERS.rules, rulesAt)] : [])])
  const gpsAt = add(gps)
  const thumbnailAt = next()
  written.push(thumbnail)
  const lastAt = add([long(THUMBNAIL.at, thumbnailAt), long(THUMBNAIL.length, thumbnail.length)])
  const first = directory(
    [...image, long(POINTERS.photo, photoAt), ...(gps.length ? [long(POINTERS.gps, gpsAt)] : [])],
    next(),
    order,
    thumbnail.length ? lastAt : 0
  )
  const header = Buffer.concat([
    Buffer.from(order),
    numbersIn(order).u16(42),
    numbersIn(order).u32(next())
  ])
  return Buffer.concat([header, ...written, first])
}

export function numbersIn(order: Order) {
  const u16 = (value: number) => {
    const bytes = Buffer.alloc(2)
    if (order === 'II') bytes.writeUInt16LE(value)
    else bytes.writeUInt16BE(value)
    return bytes
  }
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4)
    if (order === 'II') bytes.writeUInt32LE(value)
    else bytes.writeUInt32BE(value)
    return bytes
  }
  return {
    u16,
    u32,
    long: (tag: number, ...values: number[]): Written => {
      return { tag, type: LONG, bytes: Buffer.concat(values.map(u32)) }
    },
    short: (tag: number, ...values: number[]): Written => {
      return { tag, type: 3, bytes: Buffer.concat(values.map(u16)) }
    },
    rational: (tag: number, ...values: number[]): Written => {
      return { tag, type: 5, bytes: Buffer.concat(values.map(u32)) }
    }
  }
}

/** A directory that begins at `at`, with the values that do not fit into their entries behind it. */
export function directory(tags: Written[], at: number, order: Order, next = 0): Buffer {
  const { u16, u32 } = numbersIn(order)
  const entries = 2 + 12 * tags.length + 4
  const outside: Buffer[] = []
  let end = at + entries
  const rows = tags
    .toSorted((a, b) => a.tag - b.tag)
    .map(({ tag, type, bytes, count = bytes.length / (SIZES[type] ?? 1) }) => {
      const inline = bytes.length <= 4
      const value = inline ? Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]) : u32(end)
      if (!inline) {
        outside.push(bytes, Buffer.alloc(bytes.length % 2))
        end += bytes.length + (bytes.length % 2)
      }
      return Buffer.concat([u16(tag), u16(type), u32(count), value])
    })
  return Buffer.concat([u16(tags.length), ...rows, u32(next), ...outside])
}
