/** Writes bits, lowest first. Fewer than eight wait for the rest of their byte, even between blocks. */
export type BitWriter = { out: Buffer; at: number; waiting: number; waitingBits: number }

/** Packs a value above four bits that hold its length, as Huffman codes are packed. */
export function bits(value: number, length: number): number {
  return (value << 4) | length
}

/** Appends a code packed by `bits`. */
export function writeBits(writer: BitWriter, code: number) {
  writer.waiting |= (code >> 4) << writer.waitingBits
  writer.waitingBits += code & 15
  while (writer.waitingBits >= 8) {
    writer.out[writer.at++] = writer.waiting
    writer.waiting >>>= 8
    writer.waitingBits -= 8
  }
}
