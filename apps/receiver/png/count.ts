import { viewOf } from './view.ts'

/** Adler's checksum: RFC 1950, 8.2. */
export type Sums = { low: number; high: number }

const BYTES = 256
const ADLER_PRIME = 65_521
/** So many bytes sum up to less than 2^31; an even number. */
const ADLER_BYTES = 3800

/** Used from the first to the last byte of a block, and by one block after the other. */
const pairs = new Uint32Array(BYTES * BYTES)

/** How often each byte occurs, and Adler's checksum in passing: two bytes at a time, which is faster. */
export function countBytes(block: Buffer, sums: Sums, counts: Uint32Array) {
  const even = block.length & ~1
  pairs.fill(0)
  countPairs(viewOf(block.subarray(0, even)), sums)
  for (let pair = 0; pair < pairs.length; pair++) {
    const count = pairs[pair] as number
    const first = pair & 255
    const second = pair >> 8
    counts[first] = (counts[first] as number) + count
    counts[second] = (counts[second] as number) + count
  }
  for (const byte of block.subarray(even)) {
    counts[byte] = (counts[byte] as number) + 1
    sums.low = (sums.low + byte) % ADLER_PRIME
    sums.high = (sums.high + sums.low) % ADLER_PRIME
  }
}

function countPairs(block: DataView, sums: Sums) {
  let { low, high } = sums
  for (let at = 0; at < block.byteLength; ) {
    const end = Math.min(block.byteLength, at + ADLER_BYTES)
    for (; at < end; at += 2) {
      const pair = block.getUint16(at, true)
      pairs[pair] = (pairs[pair] as number) + 1
      const first = pair & 255
      high += ((low + first) << 1) + (pair >> 8)
      low += first + (pair >> 8)
    }
    low %= ADLER_PRIME
    high %= ADLER_PRIME
  }
  Object.assign(sums, { low, high })
}
