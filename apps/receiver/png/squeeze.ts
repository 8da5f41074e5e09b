import { open } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { pipeline } from 'node:stream/promises'
import { constants, createDeflate, type ZlibOptions } from 'node:zlib'
import { chunkPieces, header, SIGNATURE } from './chunks.ts'
import { gathered } from './gathered.ts'
import type { Loose } from './loose.ts'
import { createFilter, type Filter } from './rows.ts'
import { type Lend, openScratch } from './scratch.ts'
import { packSymbols } from './symbols.ts'

const BLOCK_BYTES = 512 * 1024
/** From so many on zlib's threads are worth more than a third of the processor time. */
const MANY_CORES = 4

/** Of rows that were filtered well there is little left to find but runs: docs/encoding.md. */
export const RUNS: ZlibOptions = { level: 1, strategy: constants.Z_RLE }
const SYMBOLS: ZlibOptions = { level: 1, strategy: constants.Z_HUFFMAN_ONLY }
export type Coding = 'runs' | 'symbols'

export type Packing = { filter: Filter; coding: Coding }

/** Writes again, filtered and compressed, what sharp wrote neither filtered nor compressed. */
export async function squeeze(loose: Loose, target: string, packing: Packing) {
  const scratch = openScratch()
  await using file = await open(target, 'w')
  const whole = pieces(loose, packing, scratch.lend)
  for await (const part of gathered(whole, scratch.lend)) await file.appendFile(part)
  // not after a failure: something may still be read into it
  scratch.giveBack()
}

async function* pieces(loose: Loose, packing: Packing, lend: Lend): AsyncGenerator<Buffer> {
  yield SIGNATURE
  yield* chunkPieces(header(loose))
  for await (const body of packed(loose, packing, lend)) yield* chunkPieces({ name: 'IDAT', body })
  yield* chunkPieces({ name: 'IEND', body: Buffer.alloc(0) })
}

function packed(loose: Loose, { filter, coding }: Packing, lend: Lend): AsyncIterable<Buffer> {
  const rows = filteredRows(loose, filter, lend)
  if (coding === 'runs') return deflated(rows, RUNS)
  return availableParallelism() < MANY_CORES ? packSymbols(rows, lend) : deflated(rows, SYMBOLS)
}

async function* deflated(
  rows: AsyncIterable<Buffer>,
  options: ZlibOptions
): AsyncGenerator<Buffer> {
  const deflate = createDeflate({ ...options, chunkSize: BLOCK_BYTES })
  const filtering = pipeline(copies(rows), deflate)
  // The reader below hears of the failure too; this promise must not be left alone with it.
  filtering.catch(() => {})
  yield* deflate
  await filtering
}

/** zlib's threads read on while the next block is made. */
async function* copies(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const block of blocks) yield Buffer.from(block)
}

async function* filteredRows(loose: Loose, filter: Filter, lend: Lend): AsyncGenerator<Buffer> {
  const filtered = createFilter(loose, filter, lend)
  for await (const block of loose.blocks(lend)) yield filtered(block)
}
