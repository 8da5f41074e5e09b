import { canonicalCodes, codeLengths, reversed } from './huffman.ts'

/** Codes are made anew for so many bytes: they follow the picture, and their own bytes do not count. */
const BLOCK_BYTES = 256 * 1024
const SYMBOLS = 257
const END_OF_BLOCK = 256
/** No byte takes more than 15 bits, the codes themselves some 150 bytes. */
const ROOM_BYTES = 2 * BLOCK_BYTES + 1024

/** What a zlib stream begins with, a window of 32 kB and packed quickly, as bits: RFC 1950, 2.2. */
const HEAD = 0x0178
const HEAD_BITS = 16
/** The order in which Deflate names the lengths of codes: RFC 1951, 3.2.7. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const LENGTHS = 16
const LENGTH_BITS = 4
/** Decoders may want two distances, though nothing is repeated. */
const DISTANCES = 2

const ADLER_PRIME = 65_521
/** So many bytes sum up to less than 2^31. */
const ADLER_BYTES = 3800

/** Bits that wait for the rest of their byte go on from one block to the next. */
type Writer = { out: Buffer; at: number; waiting: number; waitingBits: number }
type Sums = { low: number; high: number }

/**
 * A zlib stream of the symbols alone, without looking for repetitions: what zlib makes with
 * Z_HUFFMAN_ONLY, as small, in half the time. Holds up the thread meanwhile. Each piece is gone when
 * the next is asked for.
 */
export async function* packSymbols(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const out = Buffer.allocUnsafe(ROOM_BYTES)
  const writer: Writer = { out, at: 0, waiting: HEAD, waitingBits: HEAD_BITS }
  const sums: Sums = { low: 1, high: 0 }
  for await (const part of parts) {
    for (let at = 0; at < part.length; at += BLOCK_BYTES) {
      yield packBlock(writer, sums, part.subarray(at, at + BLOCK_BYTES))
    }
  }
  yield ending(writer, sums)
}

function packBlock(writer: Writer, sums: Sums, block: Buffer): Buffer {
  writer.at = 0
  const lengths = codeLengths(count(sums, block))
  const codes = canonicalCodes(lengths)
  writeCodes(writer, lengths)
  writeSymbols(writer, block, codes)
  writeBits(writer, codes[END_OF_BLOCK] as number)
  return writer.out.subarray(0, writer.at)
}

/** How often each byte occurs, and Adler's checksum in passing. */
function count(sums: Sums, block: Buffer): Uint32Array {
  const counts = new Uint32Array(SYMBOLS)
  counts[END_OF_BLOCK] = 1
  let { low, high } = sums
  for (let at = 0; at < block.length; ) {
    const end = Math.min(block.length, at + ADLER_BYTES)
    for (; at < end; at++) {
      const symbol = block[at] as number
      counts[symbol] = (counts[symbol] as number) + 1
      low += symbol
      high += low
    }
    low %= ADLER_PRIME
    high %= ADLER_PRIME
  }
  Object.assign(sums, { low, high })
  return counts
}

/** A block that is not the last, with codes of its own, each length written as it is: in four bits. */
function writeCodes(writer: Writer, lengths: Uint8Array) {
  writeBits(writer, bits(0b100, 3))
  writeBits(writer, bits(SYMBOLS - 257, 5))
  writeBits(writer, bits(DISTANCES - 1, 5))
  writeBits(writer, bits(LENGTH_ORDER.length - 4, 4))
  for (const length of LENGTH_ORDER) writeBits(writer, bits(length < LENGTHS ? LENGTH_BITS : 0, 3))
  for (const length of lengths) writeBits(writer, bits(reversed(length, LENGTH_BITS), LENGTH_BITS))
  for (let i = 0; i < DISTANCES; i++) writeBits(writer, bits(reversed(1, LENGTH_BITS), LENGTH_BITS))
}

/**
 * The loop that all the time goes into: nothing but numbers, and no branch, which the processor
 * would guess wrongly half of the time. Two bytes are written each time, and count when they are full.
 */
function writeSymbols(writer: Writer, block: Buffer, codes: Int32Array) {
  const { out } = writer
  let { at, waiting, waitingBits } = writer
  for (let i = 0; i < block.length; i++) {
    const code = codes[block[i] as number] as number
    waiting |= (code >> 4) << waitingBits
    waitingBits += code & 15
    out[at] = waiting
    out[at + 1] = waiting >> 8
    const full = waitingBits >> 4
    at += full << 1
    waiting >>>= full << 4
    waitingBits &= 15
  }
  Object.assign(writer, { at, waiting, waitingBits })
  writeBits(writer, bits(0, 0))
}

/** An empty last block with the codes that need no telling, then the checksum. */
function ending(writer: Writer, { low, high }: Sums): Buffer {
  writer.at = 0
  writeBits(writer, bits(0b011, 3))
  writeBits(writer, bits(0, 7))
  writeBits(writer, bits(0, 7))
  writer.out.writeUInt16BE(high, writer.at)
  writer.out.writeUInt16BE(low, writer.at + 2)
  return writer.out.subarray(0, writer.at + 4)
}

/** A value with its length, as codes come. */
function bits(value: number, length: number): number {
  return (value << 4) | length
}

function writeBits(writer: Writer, code: number) {
  writer.waiting |= (code >> 4) << writer.waitingBits
  writer.waitingBits += code & 15
  while (writer.waitingBits >= 8) {
    writer.out[writer.at++] = writer.waiting
    writer.waiting >>>= 8
    writer.waitingBits -= 8
  }
}
