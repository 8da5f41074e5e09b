import { type BitWriter, bits, writeBits } from './bits.ts'
import { canonicalCodes, codeLengths, reversed } from './huffman.ts'
import { loops, memoryAt, table } from './loops.ts'

const SYMBOLS = 257
const END_OF_BLOCK = 256

/** zlib header: a window of 32 kB, fastest compression level. RFC 1950, 2.2. */
const HEAD = Buffer.of(0x78, 0x01)
/** The order in which Deflate sends the code length code: RFC 1951, 3.2.7. */
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const LENGTHS = 16
const LENGTH_BITS = 4
/** No code has more than 12 bits. */
const MOST_BYTES_A_BYTE = 1.5
/** More than the code lengths of a block take, and what is written beyond its last code. */
const CODES_BYTES = 512
const ENDING_BYTES = 16
/** Some decoders require two distance codes, even without matches. */
const DISTANCES = 2

/**
 * Yields a zlib stream without matches, as small as zlib's Z_HUFFMAN_ONLY, in a sixth of the time.
 * Each block gets its own Huffman codes. Blocks and yielded pieces are in lent memory: each is valid
 * until the next turn of the event loop.
 */
export function* deflateHuffmanOnly(blocks: Iterable<Buffer>): Generator<Buffer> {
  const writer: BitWriter = { out: Buffer.from(HEAD), at: HEAD.length, waiting: 0, waitingBits: 0 }
  yield takeWritten(writer)
  let sums = 1
  for (const { byteOffset, length } of blocks) {
    sums = loops.adler(byteOffset, length, sums)
    writer.out = memoryAt(byteOffset + length, Math.ceil(length * MOST_BYTES_A_BYTE) + CODES_BYTES)
    packBlock(writer, byteOffset, length)
    yield takeWritten(writer)
  }
  writer.out = Buffer.alloc(ENDING_BYTES)
  writeEnding(writer, sums)
  yield takeWritten(writer)
}

/** How many bytes these would take when packed, computed without packing them. */
export function huffmanOnlyBytes(bytes: Buffer): number {
  const place = memoryAt(loops.free.value, bytes.length)
  bytes.copy(place)
  const counts = countSymbols(place.byteOffset, place.length)
  const lengths = codeLengths(counts)
  return counts.reduce((sum, count, symbol) => sum + count * (lengths[symbol] as number), 0) / 8
}

function packBlock(writer: BitWriter, at: number, bytes: number) {
  const lengths = codeLengths(countSymbols(at, bytes))
  const codes = canonicalCodes(lengths)
  writeCodes(writer, lengths)
  writeBytes(writer, { at, bytes }, codes)
  writeBits(writer, codes[END_OF_BLOCK] as number)
}

function countSymbols(at: number, bytes: number): Uint32Array {
  loops.countBytes(at, bytes)
  const counts = new Uint32Array(SYMBOLS)
  counts.set(table())
  counts[END_OF_BLOCK] = 1
  return counts
}

function writeBytes(
  writer: BitWriter,
  { at, bytes }: { at: number; bytes: number },
  codes: Int32Array
) {
  const { waiting, waitingBits } = loops
  table().set(codes.subarray(0, END_OF_BLOCK))
  waiting.value = writer.waiting
  waitingBits.value = writer.waitingBits
  const start = writer.out.byteOffset
  const fours = bytes & ~3
  writer.at = loops.writeBytes(at, fours, start + writer.at) - start
  writer.waiting = waiting.value
  writer.waitingBits = waitingBits.value
  for (const byte of memoryAt(at + fours, bytes - fours)) writeBits(writer, codes[byte] as number)
}

/** Begins a block, not the last, with dynamic Huffman codes, whose lengths take four bits each. */
function writeCodes(writer: BitWriter, lengths: Uint8Array) {
  writeBits(writer, bits(0b100, 3))
  writeBits(writer, bits(SYMBOLS - 257, 5))
  writeBits(writer, bits(DISTANCES - 1, 5))
  writeBits(writer, bits(LENGTH_ORDER.length - 4, 4))
  for (const length of LENGTH_ORDER) writeBits(writer, bits(length < LENGTHS ? LENGTH_BITS : 0, 3))
  for (const length of lengths) writeBits(writer, bits(reversed(length, LENGTH_BITS), LENGTH_BITS))
  for (let i = 0; i < DISTANCES; i++) writeBits(writer, bits(reversed(1, LENGTH_BITS), LENGTH_BITS))
}

/** An empty last block with Deflate's fixed codes, then the checksum. */
function writeEnding(writer: BitWriter, sums: number) {
  writeBits(writer, bits(0b011, 3))
  writeBits(writer, bits(0, 7))
  writeBits(writer, bits(0, 7))
  writer.at = writer.out.writeInt32BE(sums | 0, writer.at)
}

function takeWritten(writer: BitWriter): Buffer {
  const piece = writer.out.subarray(0, writer.at)
  writer.at = 0
  return piece
}
