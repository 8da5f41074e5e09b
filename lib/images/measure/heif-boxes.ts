export type HeifBox = { type: string; content: Buffer }

const HEAD_BYTES = 8
/** Larger boxes have their size in 64 bits: nothing within a `meta` box does. */
const TO_THE_END = 0
const MAX_BOXES = 10_000

/** The boxes that these bytes consist of (ISO/IEC 14496-12, 4.2), as far as they can be followed. */
export function boxesIn(bytes: Buffer | undefined): HeifBox[] {
  const boxes: HeifBox[] = []
  let at = 0
  while (bytes && at + HEAD_BYTES <= bytes.length && boxes.length < MAX_BOXES) {
    const told = bytes.readUInt32BE(at)
    const size = told === TO_THE_END ? bytes.length - at : told
    if (size < HEAD_BYTES) break
    const type = bytes.toString('latin1', at + 4, at + HEAD_BYTES)
    boxes.push({ type, content: bytes.subarray(at + HEAD_BYTES, at + size) })
    at += size
  }
  return boxes
}
