import { appendFileSync, closeSync, openSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { constants, createDeflate, type ZlibOptions } from 'node:zlib'
import { createInTurn } from '#lib/in-turn.ts'
import { chunkPieces, header, SIGNATURE } from './chunks.ts'
import { createFilter, type Filter } from './filter.ts'
import { packSymbols } from './huffman-only.ts'
import type { Loose } from './raw-image.ts'

const BLOCK_BYTES = 256 * 1024
/** From so many on, what zlib's threads do takes less time than waiting for the main thread. */
const MANY_CORES = 8

/**
 * Those that took turns in the middle would end together, and leave the other cores nothing to do
 * until the next have been decoded, together.
 */
const inTurn = createInTurn()

/** Of rows that were filtered well there is little left to find but runs: docs/encoding.md. */
export const RUNS: ZlibOptions = { level: 1, strategy: constants.Z_RLE }
const SYMBOLS: ZlibOptions = { level: 1, strategy: constants.Z_HUFFMAN_ONLY }
export type Coding = 'runs' | 'symbols'

export type Packing = { filter: Filter; coding: Coding }

/** Writes filtered and compressed what sharp gave neither filtered nor compressed. */
export async function squeeze(loose: Loose, target: string, { filter, coding }: Packing) {
  const file = openSync(target, 'w')
  const write = (name: string, body: Buffer) => {
    for (const piece of chunkPieces(name, body)) appendFileSync(file, piece)
  }
  const rows = filteredRows(loose, filter)
  try {
    appendFileSync(file, SIGNATURE)
    write('IHDR', header(loose))
    const writeBody = (body: Buffer) => write('IDAT', body)
    if (coding === 'runs') await deflateRows(rows, RUNS, writeBody)
    else if (availableParallelism() >= MANY_CORES) await deflateRows(rows, SYMBOLS, writeBody)
    // a small one need not wait for a large one
    else if (isLarge(loose)) await inTurn(() => writeSymbols(rows, writeBody))
    else await writeSymbols(rows, writeBody)
    write('IEND', Buffer.alloc(0))
  } finally {
    closeSync(file)
  }
}

function isLarge({ info, rowBytes }: Loose): boolean {
  return info.height * rowBytes > BLOCK_BYTES
}

async function writeSymbols(rows: Iterable<Buffer>, write: (body: Buffer) => void) {
  for (const body of packSymbols(rows)) {
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

/** As many rows at a time as are a good block to pack. */
function* filteredRows(loose: Loose, filter: Filter): Generator<Buffer> {
  const { info, rowBytes, readInto } = loose
  const filtered = createFilter(loose, filter)
  const count = Math.max(1, Math.floor(BLOCK_BYTES / rowBytes))
  for (let row = 0; row < info.height; row += count) {
    yield filtered(Math.min(count, info.height - row), (into) => readInto(into, row * rowBytes))
  }
}
