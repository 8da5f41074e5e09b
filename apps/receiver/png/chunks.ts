import { createReadStream } from 'node:fs'
import { crc32 } from 'node:zlib'

export const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

const NAME_BYTES = 4
const HEAD_BYTES = 8
const CRC_BYTES = 4
const READ_BYTES = 1024 * 1024

export type Chunk = { name: string; body: Buffer }

/** The chunks of a PNG; those that follow each other with the same name come joined. */
export async function* readChunks(path: string): AsyncGenerator<Chunk> {
  let rest: Buffer = Buffer.alloc(0)
  const reading = { start: SIGNATURE.length, highWaterMark: READ_BYTES }
  for await (const read of createReadStream(path, reading)) {
    const { chunks, used, whole } = cut(Buffer.concat([rest, read]))
    yield* join(chunks)
    rest = whole.subarray(used)
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

function cut(whole: Buffer) {
  const chunks: Chunk[] = []
  let used = 0
  while (used + HEAD_BYTES <= whole.length) {
    const start = used + HEAD_BYTES
    const end = start + whole.readUInt32BE(used)
    if (end + CRC_BYTES > whole.length) break
    const name = whole.toString('latin1', used + NAME_BYTES, start)
    chunks.push({ name, body: whole.subarray(start, end) })
    used = end + CRC_BYTES
  }
  return { chunks, used, whole }
}

function* join(chunks: Chunk[]): Generator<Chunk> {
  while (chunks.length > 0) {
    const name = chunks[0]?.name as string
    const different = chunks.findIndex((chunk) => chunk.name !== name)
    const same = chunks.splice(0, different < 0 ? chunks.length : different)
    yield { name, body: Buffer.concat(same.map(({ body }) => body)) }
  }
}
