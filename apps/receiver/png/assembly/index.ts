/**
 * The loops that packing spends its time in, in AssemblyScript: a TypeScript that becomes WebAssembly.
 * They work on memory that they share with whoever calls them (../loops.ts); nothing here checks where.
 * After a change: npm run assemble
 */

/** Deflate's literals: RFC 1951, 3.2.5. */
const BYTES: usize = 256
const WORD: usize = sizeof<u32>()
const TABLE: usize = BYTES * WORD
/** Four bytes are counted at a time, each kind in a table of its own: that the same byte follows is then no wait. */
const TABLES: usize = 4
const ADLER_PRIME = 65_521
/** So many bytes sum up to less than 2^32: zlib's NMAX, less what is no multiple of 16. */
const ADLER_BYTES = 5552

/** How often each byte was counted; then, of each, its code above four bits that hold the code's length. */
export const table: usize = memory.data(4096, 16)

/** What each red, green and blue adds to the light, from 0 to 1: a table each. Filled by ../gray.ts. */
export const shares: usize = memory.data(3072, 16)
/** So little light, 2^-13, is black. Lights are told apart by their bits, which rise as they do. */
const DARK: u32 = 0x3900_0000
/** For each 2^15 lights from there on: their gray, and above it how many of them still have it. Filled, too. */
export const grays: usize = memory.data(13316, 16)

/** Bits that wait for the rest of their byte, and how many: fewer than eight. */
export let waiting: u32 = 0
export let waitingBits: u32 = 0

/** Where memory begins that nothing here uses. */
export const free: usize = __heap_base

/** Makes one byte of each three: the gray of these colours, to the bit as libvips has it. */
export function gray(from: usize, to: usize, pixels: u32): void {
  for (const end = to + pixels; to < end; from += 3, to++) {
    const red = load<f32>(shares + <usize>load<u8>(from) * WORD)
    const green = load<f32>(shares + <usize>load<u8>(from, 1) * WORD, TABLE)
    const blue = load<f32>(shares + <usize>load<u8>(from, 2) * WORD, 2 * TABLE)
    const light = max<u32>(reinterpret<u32>(red + green + blue), DARK) - DARK
    const entry = load<u32>(grays + <usize>(light >> 15) * WORD)
    store<u8>(to, (entry & 255) + <u32>((light & 0x7fff) >= entry >> 8))
  }
}

/**
 * PNG's third filter: what of each byte the mean of its left and upper neighbours did not foretell. `rows`
 * begins with the row that is above the first; what is made of them lies each behind the filter's number.
 */
export function average(rows: usize, lines: usize, count: u32, rowBytes: u32, pixelBytes: u32): void {
  let from = rows + rowBytes
  let to = lines
  for (let line: u32 = 0; line < count; line++) {
    store<u8>(to++, 3)
    const end = from + rowBytes
    for (const first = from + pixelBytes; from < first; from++, to++) {
      store<u8>(to, load<u8>(from) - (load<u8>(from - rowBytes) >> 1))
    }
    for (; from + 16 <= end; from += 16, to += 16) {
      const left = v128.load(from - pixelBytes)
      const above = v128.load(from - rowBytes)
      // avgr rounds up where PNG rounds down
      const odd = v128.and(v128.xor(left, above), i8x16.splat(1))
      const mean = i8x16.sub(i8x16.avgr_u(left, above), odd)
      v128.store(to, i8x16.sub(v128.load(from), mean))
    }
    for (; from < end; from++, to++) {
      const sum = <u32>load<u8>(from - pixelBytes) + <u32>load<u8>(from - rowBytes)
      store<u8>(to, load<u8>(from) - (sum >> 1))
    }
  }
}

/** PNG's fourth filter: what of each byte its left, upper and upper left neighbours did not foretell. As above. */
export function paeth(rows: usize, lines: usize, count: u32, rowBytes: u32, pixelBytes: u32): void {
  let from = rows + rowBytes
  let to = lines
  for (let line: u32 = 0; line < count; line++) {
    store<u8>(to++, 4)
    const end = from + rowBytes
    for (const first = from + pixelBytes; from < first; from++, to++) {
      store<u8>(to, load<u8>(from) - load<u8>(from - rowBytes))
    }
    for (; from + 8 <= end; from += 8, to += 8) {
      const guess = guesses(
        v128.load8x8_u(from - pixelBytes),
        v128.load8x8_u(from - rowBytes),
        v128.load8x8_u(from - rowBytes - pixelBytes)
      )
      const rest = i16x8.sub(v128.load8x8_u(from), guess)
      const low = v128.and(rest, i16x8.splat(255))
      v128.store64_lane(to, i8x16.narrow_i16x8_u(low, low), 0)
    }
    for (; from < end; from++, to++) {
      const guess = guesses(
        i16x8.splat(load<u8>(from - pixelBytes)),
        i16x8.splat(load<u8>(from - rowBytes)),
        i16x8.splat(load<u8>(from - rowBytes - pixelBytes))
      )
      store<u8>(to, load<u8>(from) - <u8>i16x8.extract_lane_u(guess, 0))
    }
  }
}

/** https://www.w3.org/TR/png-3/#9Filter-type-4-Paeth */
@inline
function guesses(left: v128, above: v128, corner: v128): v128 {
  const toLeft = i16x8.sub(above, corner)
  const toAbove = i16x8.sub(left, corner)
  const fromLeft = i16x8.abs(toLeft)
  const fromAbove = i16x8.abs(toAbove)
  const fromCorner = i16x8.abs(i16x8.add(toLeft, toAbove))
  const leftFits = v128.and(i16x8.le_s(fromLeft, fromAbove), i16x8.le_s(fromLeft, fromCorner))
  const other = v128.bitselect(above, corner, i16x8.le_s(fromAbove, fromCorner))
  return v128.bitselect(left, other, leftFits)
}

/** Counts bytes into the first `TABLE` bytes of `table`. */
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

/** Adler's checksum (RFC 1950, 8.2) of what it was before, and of these bytes. */
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

/** The first byte as often as there are bytes from it on, and so with each. */
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
 * Writes the code of each byte behind the bits that wait, and returns where it ended. No code is longer than
 * 12 bits: those of four bytes fit into one number. No branch, which the processor would guess wrongly half of
 * the time: eight bytes are written, and those count that are full.
 */
export function writeBytes(at: usize, bytes: u32, out: usize): usize {
  let bits: u64 = waiting
  let used: u64 = waitingBits
  const end = at + bytes
  for (; at + 4 <= end; at += 4) {
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
  for (; at < end; at++) {
    const code = codeOf(load<u8>(at))
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
