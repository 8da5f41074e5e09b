import { createWriteStream } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createDeflate, type ZlibOptions } from 'node:zlib'
import { readChunks, SIGNATURE, writeChunk } from './chunks.ts'
import { createFilter, type Filter, rowsOf } from './rows.ts'
import { readRows } from './strip.ts'
import { packSymbols } from './symbols.ts'

const BLOCK_BYTES = 512 * 1024
/** From so many on zlib's threads are worth more than half the processor time. */
const MANY_CORES = 4

/** Of rows that were filtered well there is little left to find but runs: docs/encoding.md. */
export const CODINGS = {
  runs: { level: 1, strategy: constants.Z_RLE },
  symbols: { level: 1, strategy: constants.Z_HUFFMAN_ONLY }
} satisfies Record<string, ZlibOptions>
export type Coding = keyof typeof CODINGS

export type Packing = { filter: Filter; coding: Coding }

/** Writes again, filtered and compressed, what sharp wrote neither filtered nor compressed. */
export async function squeeze(loose: string, target: string, packing: Packing) {
  await pipeline(Readable.from(squeezed(loose, packing)), createWriteStream(target))
}

/** sharp puts all that it has to tell before the pixels. */
async function* squeezed(loose: string, { filter, coding }: Packing): AsyncGenerator<Buffer> {
  yield SIGNATURE
  for await (const { name, body } of readChunks(loose)) yield writeChunk(name, body)
  const rows = filteredRows(loose, filter)
  const inPlace = coding === 'symbols' && availableParallelism() < MANY_CORES
  const packed = inPlace ? packSymbols(rows) : pack(rows, CODINGS[coding])
  for await (const part of packed) yield writeChunk('IDAT', part)
  yield writeChunk('IEND', Buffer.alloc(0))
}

async function* pack(rows: AsyncIterable<Buffer>, options: ZlibOptions): AsyncGenerator<Buffer> {
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

async function* filteredRows(loose: string, filter: Filter): AsyncGenerator<Buffer> {
  const filtered = createFilter(rowsOf(await headerOf(loose)), filter)
  for await (const block of readRows(loose)) yield filtered(block)
}

export async function headerOf(loose: string): Promise<Buffer> {
  for await (const { name, body } of readChunks(loose)) if (name === 'IHDR') return body
  throw new Error('the PNG has no header')
}
