import { crc32, deflateSync } from 'node:zlib'

/** A whole PNG of one colour, one bit a pixel: small in bytes however many pixels it has. */
export function plainPng(width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)))
  return Buffer.concat([
    pngStart(width, height),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND')
  ])
}

/** A PNG that ends after its header: its size can be read, its pixels cannot. */
export function pngStart(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), pngChunk('IHDR', header)])
}

function pngChunk(type: string, content = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type), content])
  const chunk = Buffer.alloc(8 + named.length)
  chunk.writeUInt32BE(content.length, 0)
  named.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(named), 4 + named.length)
  return chunk
}

type Tiff = {
  width: number
  height: number
  little: boolean
  big?: boolean
  orientation?: number
  /** The offset written for the directory, if not the true one. */
  directoryAt?: bigint
  /** Tags that are not as usual, each with one SHORT. */
  tags?: Record<number, number>
}

const SHORT = 3
const LONG = 4
const SAMPLES = 277

/** A TIFF or BigTIFF of white pixels, eight bits each, its directory after them. TIFF 6.0, section 2. */
export function tiff(asked: Tiff) {
  const { width, height, little, big = false, orientation, directoryAt, tags = {} } = asked
  const start = big ? 16 : 8
  const strip = Buffer.alloc(width * height * (tags[SAMPLES] ?? 1), 255)
  const usual = [
    [256, SHORT, width],
    [257, SHORT, height],
    [258, SHORT, 8],
    [259, SHORT, 1],
    [262, SHORT, 1],
    [273, LONG, start],
    ...(orientation ? [[274, SHORT, orientation]] : []),
    [SAMPLES, SHORT, 1],
    [278, SHORT, height],
    [279, LONG, strip.length]
  ]
  const added = Object.entries(tags).map(([tag, value]) => [Number(tag), SHORT, value])
  const entries = [...usual.filter(([tag = 0]) => !(tag in tags)), ...added].sort(
    ([a = 0], [b = 0]) => a - b
  )
  const number = numbers(little)
  const wide = (value: bigint | number) => number(big ? 8 : 4, value)
  return Buffer.concat([
    Buffer.from(little ? 'II' : 'MM'),
    number(2, big ? 43 : 42),
    ...(big ? [number(2, 8), number(2, 0)] : []),
    wide(directoryAt ?? start + strip.length),
    strip,
    number(big ? 8 : 2, entries.length),
    ...entries.flatMap(([tag = 0, type = 0, value = 0]) => [
      number(2, tag),
      number(2, type),
      wide(1),
      type === SHORT
        ? Buffer.concat([number(2, value), Buffer.alloc(big ? 6 : 2)])
        : Buffer.concat([number(4, value), Buffer.alloc(big ? 4 : 0)])
    ]),
    wide(0)
  ])
}

function numbers(little: boolean) {
  return (bytes: 2 | 4 | 8, value: bigint | number): Buffer => {
    const buffer = Buffer.alloc(8)
    buffer.writeBigUInt64LE(BigInt(value))
    const lowFirst = buffer.subarray(0, bytes)
    return little ? lowFirst : Buffer.from(lowFirst).reverse()
  }
}
