import type { ByteSource } from './byte-source.ts'

/** A marker segment: what follows its length. */
export type Segment = { code: number; at: number; length: number }

const SOI_BYTES = 2
const LENGTH_BYTES = 2
const EOI = 0xd9
const MARK = 0xff
const BLOCK_BYTES = 64 * 1024
/** Bytes that are looked at one by one after a mark: in a file full of marks that is quicker. */
const NEAR_BYTES = 32

/** Between segments, whatever is no marker is skipped, as libjpeg does: entropy-coded data, too. */
export function* jpegSegments(source: ByteSource): Generator<Segment> {
  let marker = nextMarker(source, SOI_BYTES)
  while (marker && marker.code !== EOI) {
    const { code, end } = marker
    const length = source.bytes(end, LENGTH_BYTES).readUInt16BE()
    if (length < LENGTH_BYTES) return
    yield { code, at: end + LENGTH_BYTES, length: length - LENGTH_BYTES }
    marker = nextMarker(source, end + length)
  }
}

function nextMarker(source: ByteSource, from: number) {
  const [first, second = 0] = source.upTo(from, 2)
  if (first === MARK && isMarker(second)) return { code: second, end: from + 2 }
  for (let at = from; at < source.size - 1; ) {
    const block = source.upTo(at, BLOCK_BYTES)
    const found = markerIn(block)
    if (found >= 0) return { code: block[found + 1] ?? 0, end: at + found + 2 }
    at += Math.max(1, block.length - 1)
  }
}

function markerIn(block: Buffer): number {
  const last = block.length - 1
  let at = block.indexOf(MARK)
  while (at >= 0) {
    for (const near = Math.min(last, at + NEAR_BYTES); at < near; at++) {
      if (block[at] === MARK && isMarker(block[at + 1] ?? 0)) return at
    }
    at = at < last ? block.indexOf(MARK, at) : -1
  }
  return -1
}

/** Those with a length, and the end: without stuffed zeros, fill bytes, TEM, RST0 to RST7 and SOI. */
function isMarker(code: number): boolean {
  return code > 0x01 && code !== MARK && (code < 0xd0 || code > 0xd8)
}
