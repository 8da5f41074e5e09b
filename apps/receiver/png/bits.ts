/** Bits that wait for the rest of their byte go on from one block to the next: always fewer than eight. */
export type BitWriter = { out: Buffer; at: number; waiting: number; waitingBits: number }

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
