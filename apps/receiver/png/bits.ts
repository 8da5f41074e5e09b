/** Bits that do not fill a byte yet, always fewer than eight, are carried from block to block. */
export type BitWriter = { out: Buffer; at: number; waiting: number; waitingBits: number }

/** A value above four bits that hold its length, like a Huffman code. */
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
