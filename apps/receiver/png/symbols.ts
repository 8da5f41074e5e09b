import { type BitWriter, bits, writeBits, writeBytes } from './bits.ts'
import { countBytes, type Sums } from './count.ts'
import { canonicalCodes, codeLengths, reversed } from './huffman.ts'
import type { Lend } from './scratch.ts'

/** Codes are made anew for so many bytes: they follow the picture, and their own bytes do not count. */
const BLOCK_BYTES = 256 * 1024
const SYMBOLS = 257
const END_OF_BLOCK = 256

/** What a zlib stream begins with, a window of 32 kB and packed quickly: RFC 1950, 2.2. */
const HEAD = Buffer.of(0x78, 0x01)
/** The order in which Deflate names the lengths of codes: RFC 1951, 3.2.7. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const LENGTHS = 16
const LENGTH_BITS = 4
/** Decoders may want two distances, though nothing is repeated. */
const DISTANCES = 2

/**
 * A zlib stream of the symbols alone, without looking for repetitions: what zlib makes with
 * Z_HUFFMAN_ONLY, as small, in a third of the time. Holds up the thread meanwhile. Each piece is gone when
 * the next is asked for.
 */
export async function* packSymbols(
  parts: AsyncIterable<Buffer>,
  lend: Lend
): AsyncGenerator<Buffer> {
  const writer: BitWriter = { out: HEAD, at: HEAD.length, waiting: 0, waitingBits: 0 }
  const sums: Sums = { low: 1, high: 0 }
  for await (const part of parts) {
    for (let at = 0; at < part.length; at += BLOCK_BYTES) {
      const block = part.subarray(at, at + BLOCK_BYTES)
      makeRoom(writer, block.length, lend)
      packBlock(writer, sums, block)
      yield written(writer)
    }
  }
  makeRoom(writer, 0, lend)
  writeEnding(writer, sums)
  yield written(writer)
}

/** How many bytes the symbols take, without making them. */
export function symbolBytes(block: Buffer): number {
  const counts = countSymbols(block, { low: 1, high: 0 })
  const lengths = codeLengths(counts)
  return counts.reduce((sum, count, symbol) => sum + count * (lengths[symbol] as number), 0) / 8
}

/** No byte takes more than 12 bits, and a block's codes some 150 bytes. */
function makeRoom(writer: BitWriter, bytes: number, lend: Lend) {
  const room = Math.ceil(bytes * 1.5) + 1024
  if (writer.out.length >= room) return
  const before = writer.out
  writer.out = lend(room)
  before.copy(writer.out, 0, 0, writer.at)
}

function packBlock(writer: BitWriter, sums: Sums, block: Buffer) {
  const lengths = codeLengths(countSymbols(block, sums))
  const codes = canonicalCodes(lengths)
  writeCodes(writer, lengths)
  writeBytes(writer, block, codes)
  writeBits(writer, codes[END_OF_BLOCK] as number)
}

function countSymbols(block: Buffer, sums: Sums): Uint32Array {
  const counts = new Uint32Array(SYMBOLS)
  counts[END_OF_BLOCK] = 1
  countBytes(block, sums, counts)
  return counts
}

/** A block that is not the last, with codes of its own, each length written as it is: in four bits. */
function writeCodes(writer: BitWriter, lengths: Uint8Array) {
  writeBits(writer, bits(0b100, 3))
  writeBits(writer, bits(SYMBOLS - 257, 5))
  writeBits(writer, bits(DISTANCES - 1, 5))
  writeBits(writer, bits(LENGTH_ORDER.length - 4, 4))
  for (const length of LENGTH_ORDER) writeBits(writer, bits(length < LENGTHS ? LENGTH_BITS : 0, 3))
  for (const length of lengths) writeBits(writer, bits(reversed(length, LENGTH_BITS), LENGTH_BITS))
  for (let i = 0; i < DISTANCES; i++) writeBits(writer, bits(reversed(1, LENGTH_BITS), LENGTH_BITS))
}

/** An empty last block with the codes that need no telling, then the checksum. */
function writeEnding(writer: BitWriter, { low, high }: Sums) {
  writeBits(writer, bits(0b011, 3))
  writeBits(writer, bits(0, 7))
  writeBits(writer, bits(0, 7))
  writer.at = writer.out.writeUInt16BE(high, writer.at)
  writer.at = writer.out.writeUInt16BE(low, writer.at)
}

function written(writer: BitWriter): Buffer {
  const piece = writer.out.subarray(0, writer.at)
  writer.at = 0
  return piece
}
