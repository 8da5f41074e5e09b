import type { ByteSource } from './byte-source.ts'
import { addPart, type Tally } from './tally.ts'

const SEQUENCE_HEADER = 1
const HAS_EXTENSION = 4
const HAS_SIZE = 2
/** The longest that a sequence header can be up to the size of its frames. */
const HEADER_BYTES = 512

/** The largest frame that the sequence headers among an item's OBUs allow: AV1, 5.3 to 5.5. */
export function largestFrame(item: ByteSource, tally: Tally) {
  let largest = { width: 0, height: 0 }
  for (let at = 0; at < item.size; ) {
    addPart(tally, 'sections')
    const [head = 0] = item.bytes(at, 1)
    at += head & HAS_EXTENSION ? 2 : 1
    const size = head & HAS_SIZE ? readLeb128(item, at) : { value: item.size - at, bytes: 0 }
    at += size.bytes
    if (((head >> 3) & 15) === SEQUENCE_HEADER) {
      const { width, height } = readSequenceHeader(
        item.upTo(at, Math.min(size.value, HEADER_BYTES))
      )
      largest = {
        width: Math.max(largest.width, width),
        height: Math.max(largest.height, height)
      }
    }
    at += size.value
  }
  return largest
}

function readLeb128(source: ByteSource, at: number) {
  let value = 0
  let bytes = 0
  for (;;) {
    const [byte = 0] = source.bytes(at + bytes, 1)
    value += (byte & 0x7f) * 2 ** (7 * bytes++)
    if (byte < 0x80 || bytes === 8) return { value, bytes }
  }
}

function readSequenceHeader(bytes: Buffer) {
  const bits = bitReader(bytes)
  bits(4) // profile, still picture
  if (bits(1)) bits(5)
  else skipOperatingPoints(bits)
  const widthBits = bits(4) + 1
  const heightBits = bits(4) + 1
  return { width: bits(widthBits) + 1, height: bits(heightBits) + 1 }
}

type Bits = (count: number) => number

function skipOperatingPoints(bits: Bits) {
  const delayBits = bits(1) ? skipTiming(bits) : 0
  const displayDelays = bits(1)
  const points = bits(5) + 1
  for (let i = 0; i < points; i++) {
    bits(12)
    if (bits(5) > 7) bits(1)
    if (delayBits && bits(1)) bits(2 * delayBits + 1)
    if (displayDelays && bits(1)) bits(4)
  }
}

/** Skips the timing and the decoder model; returns the bits of a delay, 0 without a model. */
function skipTiming(bits: Bits): number {
  bits(64)
  if (bits(1)) {
    let zeros = 0
    while (zeros < 32 && !bits(1)) zeros++
    bits(zeros)
  }
  if (!bits(1)) return 0
  const delayBits = bits(5) + 1
  bits(32 + 5 + 5)
  return delayBits
}

/** Most significant bit first; zeros beyond the end. */
function bitReader(bytes: Buffer): Bits {
  let at = 0
  return (count) => {
    let value = 0
    for (const end = at + count; at < end; at++) {
      value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    }
    return value
  }
}
