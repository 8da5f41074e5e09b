import { createReadStream } from 'node:fs'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createInflate } from 'node:zlib'
import { type ByteSource, withSource } from './byte-source.ts'
import type { Mend } from './tally.ts'

const SIGNATURE_BYTES = 8
const AROUND_CHUNK = 12
const HEAD_BYTES = 8
const IHDR_AT = 16
const HEADER_BYTES = 13

/** Samples of a pixel by colour type: PNG, third edition, table 11.1. */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** Adam7, 8.1: where each pass starts, and its steps. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2]
] as const
const WHOLE = [[0, 0, 1, 1]] as const

/** Of a PNG without an end: bytes of the rows that are there, of all, and of the first. */
export type Rows = { there: number; all: number; first: number; mend: Mend | undefined }

/** Inflates the pixels, as far as they go, and keeps none. */
export async function countRows(path: string): Promise<Rows> {
  const { ranges, mend, all, first } = withSource(path, (source) => ({
    ...pixelRanges(source),
    ...expectedBytes(source.upTo(IHDR_AT, HEADER_BYTES))
  }))
  let there = 0
  const count = new Writable({
    write(chunk: Buffer, _, done) {
      there += chunk.length
      done()
    }
  })
  const inflate = createInflate({ finishFlush: constants.Z_SYNC_FLUSH })
  // what is damaged counts as far as it goes
  await pipeline(chunksOf(path, ranges), inflate, count).catch(() => {})
  return { there, all, first, mend }
}

type Range = { start: number; end: number }

async function* chunksOf(path: string, ranges: Range[]) {
  for (const range of ranges) yield* createReadStream(path, range)
}

/**
 * Where the contents of the IDAT chunks lie; `end` is the last byte. One that is cut off is mended to
 * end where the file does: libpng would leave out what is not there by whole blocks.
 */
function pixelRanges(source: ByteSource) {
  const ranges: Range[] = []
  let mend: Mend | undefined
  for (let at = SIGNATURE_BYTES; at + HEAD_BYTES < source.size; ) {
    const head = source.bytes(at, HEAD_BYTES)
    const length = head.readUInt32BE()
    const start = at + HEAD_BYTES
    const there = Math.min(length, source.size - start)
    if (head.toString('latin1', 4) === 'IDAT' && there > 0) {
      ranges.push({ start, end: start + there - 1 })
      const cut = { at, value: there, bytes: 4, littleEndian: false } as const
      if (there < length) mend = { numbers: [cut] }
    }
    at += length + AROUND_CHUNK
  }
  return { ranges, mend }
}

function expectedBytes(header: Buffer) {
  if (header.length < HEADER_BYTES) return { all: 1, first: 1 }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const [depth = 8, type = 0, , , interlaced] = header.subarray(8)
  const bits = depth * (SAMPLES[type] ?? 1)
  const passes = (interlaced ? PASSES : WHOLE).map(([left, top, across, down]) => {
    const columns = Math.ceil((width - left) / across)
    const rows = Math.ceil((height - top) / down)
    const rowBytes = 1 + Math.ceil((columns * bits) / 8)
    return columns > 0 && rows > 0 ? { rowBytes, bytes: rows * rowBytes } : undefined
  })
  const real = passes.filter((pass) => pass !== undefined)
  const all = real.reduce((sum, { bytes }) => sum + bytes, 0)
  return { all, first: real[0]?.rowBytes ?? 0 }
}
