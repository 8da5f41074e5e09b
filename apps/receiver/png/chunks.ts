import { createReadStream } from 'node:fs'
import { crc32 } from 'node:zlib'

export const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

const NAME_BYTES = 4
const HEAD_BYTES = 8
const CRC_BYTES = 4

export type Chunk = { name: string; body: Buffer }

/** The chunks before the pixels of a PNG: the first is its header. */
export async function* readChunks(path: string): AsyncGenerator<Chunk> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const read of createReadStream(path, { start: SIGNATURE.length })) {
    rest = Buffer.concat([rest, read])
    while (rest.length >= HEAD_BYTES) {
      const name = rest.toString('latin1', NAME_BYTES, HEAD_BYTES)
      if (name === 'IDAT') return
      const end = HEAD_BYTES + rest.readUInt32BE(0)
      if (end + CRC_BYTES > rest.length) break
      yield { name, body: rest.subarray(HEAD_BYTES, end) }
      rest = rest.subarray(end + CRC_BYTES)
    }
  }
}

export function writeChunk(name: string, body: Buffer): Buffer {
  const whole = Buffer.allocUnsafe(HEAD_BYTES + body.length + CRC_BYTES)
  whole.writeUInt32BE(body.length, 0)
  whole.write(name, NAME_BYTES, 'latin1')
  body.copy(whole, HEAD_BYTES)
  const end = HEAD_BYTES + body.length
  whole.writeUInt32BE(crc32(whole.subarray(NAME_BYTES, end)), end)
  return whole
}
