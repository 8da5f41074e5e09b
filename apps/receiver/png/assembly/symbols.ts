import { TABLE, WORD } from './tables'

/** Four bytes are counted at a time, each in its own table, so that equal neighbours do not stall. */
const TABLES: usize = 4
const ADLER_PRIME = 65_521
/** The sums of this many bytes stay below 2^32: zlib's NMAX. */
const ADLER_BYTES = 5552

/** Counts of each byte value; then its code, above four bits that hold the code's length. */
export const table: usize = memory.data(4096, 16)

/** Bits waiting for the rest of their byte, and how many: fewer than eight. */
export let waiting: u32 = 0
export let waitingBits: u32 = 0

/** Counts each byte value into the first `TABLE` bytes of `table`. */
export function countBytes(at: usize, bytes: u32): void {
  memory.fill(table, 0, TABLES * TABLE)
  const end = at + bytes
  for (; at + 4 <= end; at += 4) {
    const four = load<u32>(at)
    countOne(table, four & 255)
    countOne(table + TABLE, (four >> 8) & 255)
    countOne(table + 2 * TABLE, (four >> 16) & 255)
    countOne(table + 3 * TABLE, four >> 24)
  }
  for (; at < end; at++) countOne(table, load<u8>(at))
  for (let i: usize = table; i < table + TABLE; i += WORD) {
    store<u32>(i, load<u32>(i) + load<u32>(i, TABLE) + load<u32>(i, 2 * TABLE) + load<u32>(i, 3 * TABLE))
  }
}

@inline
function countOne(counts: usize, byte: u32): void {
  const entry = counts + byte * <u32>WORD
  store<u32>(entry, load<u32>(entry) + 1)
}

/** Updates the Adler-32 checksum `before` (RFC 1950, 8.2) with these bytes. */
export function adler(at: usize, bytes: u32, before: u32): u32 {
  let low = before & 0xffff
  let high = before >> 16
  while (bytes > 0) {
    const some = min<u32>(bytes, ADLER_BYTES)
    const end = at + some
    for (; at + 16 <= end; at += 16) {
      const sixteen = v128.load(at)
      high += low * 16 + weighed(sixteen)
      low += <u32>sum(i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(sixteen)))
    }
    for (; at < end; at++) {
      low += load<u8>(at)
      high += low
    }
    low %= ADLER_PRIME
    high %= ADLER_PRIME
    bytes -= some
  }
  return (high << 16) | low
}

/** The sum of 16 bytes, weighted 16, 15, … 1. */
@inline
function weighed(sixteen: v128): u32 {
  const first = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(sixteen), i16x8(16, 15, 14, 13, 12, 11, 10, 9))
  const second = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(sixteen), i16x8(8, 7, 6, 5, 4, 3, 2, 1))
  return <u32>sum(i32x4.add(first, second))
}

@inline
function sum(four: v128): i32 {
  const two = i32x4.add(four, v128.shuffle<i32>(four, four, 2, 3, 0, 1))
  return i32x4.extract_lane(two, 0) + i32x4.extract_lane(two, 1)
}

/**
 * Writes the codes of `bytes` bytes, a multiple of four, after the waiting bits, and returns the address
 * after the last full byte. Codes have at most 12 bits, so those of four bytes fit into one number.
 * Eight bytes are stored each time, of which the full ones count: a branch would be mispredicted half
 * of the time.
 */
export function writeBytes(at: usize, bytes: u32, out: usize): usize {
  let bits: u64 = waiting
  let used: u64 = waitingBits
  const end = at + bytes
  for (; at < end; at += 4) {
    const four = load<u32>(at)
    let code = codeOf(four & 255)
    bits |= (code >> 4) << used
    used += code & 15
    code = codeOf((four >> 8) & 255)
    bits |= (code >> 4) << used
    used += code & 15
    code = codeOf((four >> 16) & 255)
    bits |= (code >> 4) << used
    used += code & 15
    code = codeOf(four >> 24)
    bits |= (code >> 4) << used
    used += code & 15
    store<u64>(out, bits)
    out += <usize>(used >> 3)
    bits >>= used & 56
    used &= 7
  }
  waiting = <u32>bits
  waitingBits = <u32>used
  return out
}

@inline
function codeOf(byte: u32): u64 {
  return load<u32>(table + byte * <u32>WORD)
}
