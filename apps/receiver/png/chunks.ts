import { crc32 } from 'node:zlib'

export const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

const NAME_BYTES = 4
const HEAD_BYTES = 8
const CRC_BYTES = 4

export type Chunk = { name: string; body: Buffer }

/** The chunks of a PNG that come before its pixels, from its first bytes. The first of them is its header. */
export function chunksBeforePixels(start: Buffer): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at + HEAD_BYTES <= start.length; ) {
    const name = start.toString('latin1', at + NAME_BYTES, at + HEAD_BYTES)
    if (name === 'IDAT') return chunks
    const from = at + HEAD_BYTES
    const to = from + start.readUInt32BE(at)
    chunks.push({ name, body: start.subarray(from, to) })
    at = to + CRC_BYTES
  }
  throw new Error(`no pixels begin in the first ${start.length} bytes of the PNG`)
}

export function* chunkPieces({ name, body }: Chunk): Generator<Buffer> {
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt32BE(body.length)
  head.write(name, NAME_BYTES, 'latin1')
  const crc = Buffer.alloc(CRC_BYTES)
  crc.writeUInt32BE(crc32(body, crc32(name)))
  yield* [head, body, crc]
}
