import { SIGNATURE } from './chunks.ts'
import type { Loose } from './loose.ts'
import type { Lend } from './scratch.ts'

/** Bytes that come as records: a head, which tells of its body, and what ends it. */
type Format = {
  /** Before the first record. */
  skipBytes: number
  headBytes: number
  tailBytes: number
  readHead(head: Buffer): { bodyBytes: number; wanted: boolean }
}

/** The chunks of a PNG that hold pixels. */
const CHUNKS: Format = {
  skipBytes: SIGNATURE.length,
  headBytes: 8,
  tailBytes: 4,
  readHead: (head) => ({
    bodyBytes: head.readUInt32BE(0),
    wanted: head.toString('latin1', 4) === 'IDAT'
  })
}

const KIND = 0b110

/** The blocks of a zlib stream that was not compressed: RFC 1950, 2.2, and RFC 1951, 3.2.4. */
const STORED: Format = {
  skipBytes: 2,
  headBytes: 5,
  tailBytes: 0,
  readHead: (head) => {
    if (((head[0] as number) & KIND) !== 0) throw new Error('the PNG is compressed')
    return { bodyBytes: head.readUInt16LE(1), wanted: true }
  }
}

/** Nothing but the rows. Each block is gone when the next is asked for. */
export async function* readRows(loose: Loose, lend: Lend): AsyncGenerator<Buffer> {
  const ofChunks = createStrip(CHUNKS)
  const ofStored = createStrip(STORED)
  for await (const block of loose.blocks(lend)) yield ofStored(ofChunks(block))
}

/** Moves the wanted bodies together, in place: what a large image leaves behind, the collector must find. */
function createStrip({ skipBytes, headBytes, tailBytes, readHead }: Format) {
  const head = Buffer.alloc(headBytes)
  let headFilled = 0
  let body = { bodyBytes: 0, wanted: false }
  let skip = skipBytes
  return (bytes: Buffer): Buffer => {
    let kept = 0
    for (let at = 0; at < bytes.length; ) {
      const left = bytes.length - at
      if (skip > 0) {
        const taken = Math.min(skip, left)
        skip -= taken
        at += taken
      } else if (body.bodyBytes > 0) {
        const taken = Math.min(body.bodyBytes, left)
        if (body.wanted) {
          bytes.copyWithin(kept, at, at + taken)
          kept += taken
        }
        at += taken
        body.bodyBytes -= taken
        if (body.bodyBytes === 0) skip = tailBytes
      } else {
        const taken = bytes.copy(head, headFilled, at, at + headBytes - headFilled)
        at += taken
        headFilled += taken
        if (headFilled < headBytes) break
        headFilled = 0
        body = readHead(head)
        if (body.bodyBytes === 0) skip = tailBytes
      }
    }
    return bytes.subarray(0, kept)
  }
}
