import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createDeflate, createInflate } from 'node:zlib'
import { readChunks, SIGNATURE, writeChunk } from './chunks.ts'
import { createFilter, rowsOf } from './rows.ts'

const BLOCK_BYTES = 512 * 1024

/** Of rows that were filtered well there is little left to find but runs: docs/encoding.md. */
export const PACKINGS = {
  runs: { level: 1, strategy: constants.Z_RLE },
  symbols: { level: 1, strategy: constants.Z_HUFFMAN_ONLY }
}
export type Packing = keyof typeof PACKINGS

/** Writes again, filtered and compressed, what sharp wrote neither filtered nor compressed. */
export async function squeeze(loose: string, target: string, packing: Packing) {
  await pipeline(Readable.from(squeezed(loose, packing)), createWriteStream(target))
}

/** sharp puts all that it has to tell before the pixels. */
async function* squeezed(loose: string, packing: Packing): AsyncGenerator<Buffer> {
  yield SIGNATURE
  for await (const { name, body } of readChunks(loose)) {
    if (name === 'IDAT') break
    yield writeChunk(name, body)
  }
  const deflate = createDeflate({ ...PACKINGS[packing], chunkSize: BLOCK_BYTES })
  const filtering = pipeline(filteredRows(loose), deflate)
  // The reader below hears of the failure too; this promise must not be left alone with it.
  filtering.catch(() => {})
  for await (const packed of deflate) yield writeChunk('IDAT', packed)
  await filtering
  yield writeChunk('IEND', Buffer.alloc(0))
}

async function* filteredRows(loose: string): AsyncGenerator<Buffer> {
  const rows = createInflate({ chunkSize: BLOCK_BYTES })
  const reading = pipeline(pixelsOf(loose), rows)
  reading.catch(() => {})
  const filter = createFilter(rowsOf(await headerOf(loose)))
  for await (const block of rows) yield filter(block)
  await reading
}

async function* pixelsOf(loose: string): AsyncGenerator<Buffer> {
  for await (const { name, body } of readChunks(loose)) if (name === 'IDAT') yield body
}

export async function headerOf(loose: string): Promise<Buffer> {
  for await (const { name, body } of readChunks(loose)) if (name === 'IHDR') return body
  throw new Error('the PNG has no header')
}
