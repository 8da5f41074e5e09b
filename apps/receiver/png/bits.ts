import { viewOf } from './view.ts'

/** Bits that wait for the rest of their byte go on from one block to the next: always fewer than eight. */
export type BitWriter = { out: Buffer; at: number; waiting: number; waitingBits: number }

const BYTES = 256

/** Used from the first to the last byte of a block, and by one block after the other. */
const pairs = new Int32Array(BYTES * BYTES)

/** A value with its length, as codes come. */
export function bits(value: number, length: number): number {
  return (value << 4) | length
}

export function writeBits(writer: BitWriter, code: number) {
  writer.waiting |= (code >> 4) << writer.waitingBits
  writer.waitingBits += code & 15
  while (writer.waitingBits >= 8) {
    writer.out[writer.at++] = writer.waiting
    writer.waiting >>>= 8
    writer.waitingBits -= 8
  }
}

/**
 * The loop that most of the time goes into: the codes of two bytes at a time, at most 24 bits, and no branch,
 * which the processor would guess wrongly half of the time. Four bytes are written, and those count that are full.
 */
export function writeBytes(writer: BitWriter, block: Buffer, codes: Int32Array) {
  joinCodes(codes)
  const from = viewOf(block)
  const to = viewOf(writer.out)
  const even = block.length & ~1
  let { at, waiting, waitingBits } = writer
  for (let i = 0; i < even; i += 2) {
    const pair = pairs[from.getUint16(i, true)] as number
    waiting |= (pair >> 5) << waitingBits
    waitingBits += pair & 31
    to.setInt32(at, waiting, true)
    at += waitingBits >> 3
    waiting >>>= waitingBits & 24
    waitingBits &= 7
  }
  Object.assign(writer, { at, waiting, waitingBits })
  for (const byte of block.subarray(even)) writeBits(writer, codes[byte] as number)
}

/** The code of each two bytes, as bits above five that hold its length. */
function joinCodes(codes: Int32Array) {
  for (let second = 0; second < BYTES; second++) {
    const code = codes[second] as number
    for (let first = 0; first < BYTES; first++) {
      const before = codes[first] as number
      const joined = ((code >> 4) << (before & 15)) | (before >> 4)
      pairs[(second << 8) | first] = (joined << 5) | ((before & 15) + (code & 15))
    }
  }
}
