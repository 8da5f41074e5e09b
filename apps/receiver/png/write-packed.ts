import { appendFileSync, closeSync, openSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { constants, createDeflate, type ZlibOptions } from 'node:zlib'
import { createInTurn } from '#lib/in-turn.ts'
import { chunkPieces, header, SIGNATURE } from './chunks.ts'
import { createFilter, type Filter } from './filter.ts'
import { deflateHuffmanOnly } from './huffman-only.ts'
import type { RawImage } from './raw-image.ts'

const BLOCK_BYTES = 256 * 1024
/** With this many cores, zlib's threads are faster than queueing for the main thread. */
const MANY_CORES = 8

/**
 * One image at a time: images encoded in alternation would all finish together, and leave the other
 * cores idle until the next ones are decoded.
 */
const inTurn = createInTurn()

/** Well filtered rows have hardly any matches but runs: docs/encoding.md. */
export const RLE: ZlibOptions = { level: 1, strategy: constants.Z_RLE }
const HUFFMAN_ONLY: ZlibOptions = { level: 1, strategy: constants.Z_HUFFMAN_ONLY }
export type Coding = 'rle' | 'huffman-only'

export type Packing = { filter: Filter; coding: Coding }

/** Filters and compresses the raw image, and writes it to `outputPath` as a PNG. */
export async function writePacked(raw: RawImage, outputPath: string, { filter, coding }: Packing) {
  const file = openSync(outputPath, 'w')
  const write = (name: string, body: Buffer) => {
    for (const piece of chunkPieces(name, body)) appendFileSync(file, piece)
  }
  const rows = filteredRows(raw, filter)
  try {
    appendFileSync(file, SIGNATURE)
    write('IHDR', header(raw))
    const writeBody = (body: Buffer) => write('IDAT', body)
    if (coding === 'rle') await deflateRows(rows, RLE, writeBody)
    else if (availableParallelism() >= MANY_CORES) await deflateRows(rows, HUFFMAN_ONLY, writeBody)
    // A small image need not wait for a large one.
    else if (isLarge(raw)) await inTurn(() => writeHuffmanOnly(rows, writeBody))
    else await writeHuffmanOnly(rows, writeBody)
    write('IEND', Buffer.alloc(0))
  } finally {
    closeSync(file)
  }
}

function isLarge({ info, rowBytes }: RawImage): boolean {
  return info.height * rowBytes > BLOCK_BYTES
}

async function writeHuffmanOnly(rows: Iterable<Buffer>, write: (body: Buffer) => void) {
  for (const body of deflateHuffmanOnly(rows)) {
    write(body)
    await nextTurn()
  }
}

async function deflateRows(
  rows: Iterable<Buffer>,
  options: ZlibOptions,
  write: (body: Buffer) => void
) {
  const deflate = createDeflate({ ...options, chunkSize: BLOCK_BYTES })
  await pipeline(copies(rows), deflate, async (bodies: AsyncIterable<Buffer>) => {
    for await (const body of bodies) write(body)
  })
}

function* copies(blocks: Iterable<Buffer>): Generator<Buffer> {
  for (const block of blocks) yield Buffer.from(block)
}

/** Filters as many rows at a time as fit into a block to compress. */
function* filteredRows(raw: RawImage, filter: Filter): Generator<Buffer> {
  const { info, rowBytes, readInto } = raw
  const filtered = createFilter(raw, filter)
  const count = Math.max(1, Math.floor(BLOCK_BYTES / rowBytes))
  for (let row = 0; row < info.height; row += count) {
    yield filtered(Math.min(count, info.height - row), (into) => readInto(into, row * rowBytes))
  }
}
