import type { ByteSource } from './byte-source.ts'
import { addPart, type Tally } from './tally.ts'

const SEQUENCE_HEADER = 1
const HAS_EXTENSION = 4
const HAS_SIZE = 2
/** The longest that a sequence header can be up to the size of its frames. */
const HEADER_BYTES = 512

/** `fullRange`: of the samples. Primaries and transfer are 2 where they are not told. */
export type Sequence = {
  width: number
  height: number
  primaries: number
  transfer: number
  fullRange: boolean
}

/** What the sequence headers among an item's OBUs tell: of the size, the largest. AV1, 5.3 to 5.5. */
export function readSequence(item: ByteSource, tally: Tally): Sequence | undefined {
  let found: Sequence | undefined
  for (let at = 0; at < item.size; ) {
    addPart(tally, 'sections')
    const [head = 0] = item.bytes(at, 1)
    at += head & HAS_EXTENSION ? 2 : 1
    const size = head & HAS_SIZE ? readLeb128(item, at) : { value: item.size - at, bytes: 0 }
    at += size.bytes
    if (((head >> 3) & 15) === SEQUENCE_HEADER) {
      const header = readSequenceHeader(item.upTo(at, Math.min(size.value, HEADER_BYTES)))
      const { width = 0, height = 0 } = found ?? {}
      found = {
        ...header,
        width: Math.max(width, header.width),
        height: Math.max(height, header.height)
      }
    }
    at += size.value
  }
  return found
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

function readSequenceHeader(bytes: Buffer): Sequence {
  const bits = bitReader(bytes)
  const profile = bits(3)
  bits(1) // still picture
  const reduced = bits(1) === 1
  if (reduced) bits(5)
  else skipOperatingPoints(bits)
  const widthBits = bits(4) + 1
  const heightBits = bits(4) + 1
  const size = { width: bits(widthBits) + 1, height: bits(heightBits) + 1 }
  if (!reduced && bits(1)) bits(7) // lengths of frame ids
  bits(3) // superblocks, intra filters
  if (!reduced) skipTools(bits)
  bits(3) // superres, cdef, restoration
  return { ...size, ...readColour(bits, profile) }
}

/** Of prediction, and of screen content. */
function skipTools(bits: Bits) {
  bits(4)
  const ordered = bits(1)
  if (ordered) bits(2)
  const screenContent = bits(1) || bits(1)
  if (screenContent && !bits(1)) bits(1)
  if (ordered) bits(3)
}

const UNSPECIFIED = 2
const SRGB = { primaries: 1, transfer: 13, matrix: 0 }

/** AV1, 5.5.2. */
function readColour(bits: Bits, profile: number) {
  const high = bits(1)
  if (profile === 2 && high) bits(1)
  const monochrome = profile === 1 ? 0 : bits(1)
  const told = bits(1)
  const primaries = told ? bits(8) : UNSPECIFIED
  const transfer = told ? bits(8) : UNSPECIFIED
  const matrix = told ? bits(8) : UNSPECIFIED
  const isRgb =
    !monochrome &&
    primaries === SRGB.primaries &&
    transfer === SRGB.transfer &&
    matrix === SRGB.matrix
  return { primaries, transfer, fullRange: isRgb || bits(1) === 1 }
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
