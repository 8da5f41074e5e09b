import { promisify } from 'node:util'
import { deflate, type ZlibOptions } from 'node:zlib'
import type { Loose } from './loose.ts'
import { createFilter, type Filter, type Rows } from './rows.ts'
import { type Packing, RUNS } from './squeeze.ts'
import { symbolBytes } from './symbols.ts'

const deflateBytes = promisify(deflate)

const QUICKEST_FIRST: Packing[] = [
  { filter: 'average', coding: 'symbols' },
  { filter: 'paeth', coding: 'symbols' },
  { filter: 'average', coding: 'runs' },
  { filter: 'paeth', coding: 'runs' }
]
const MEASURES = { symbols: symbolBytes, runs: runsBytes }

const SAMPLES = 8
/** What is looked at of large pictures, and how much of small ones. */
const MOST_BYTES = 64 * 1024
const PART = 1 / 8
const SEARCH = { level: 6 }
/** Thorough over quick bytes: photographs measured 0.94 to 1.03, drawings 0.27 to 0.36. */
const REPEATS = 0.85
/** Packed over loose bytes of what is so plain that searching takes no time, and a sample shows too little of it. */
const PLAIN = 0.1
/** As many bytes more are worth the time that the quicker of two takes less. */
const FREE = 1.03

/** What pays for these rows, told from a sample of them: libpng's search, or a filter and a coding. */
export async function choosePacking(loose: Loose): Promise<Packing | 'search'> {
  const sample = await readSample(loose)
  const bytes = {
    average: filtered(sample, loose, 'average'),
    paeth: filtered(sample, loose, 'paeth')
  }
  const sizes = await Promise.all(
    QUICKEST_FIRST.map(({ filter, coding }) => MEASURES[coding](bytes[filter]))
  )
  const least = Math.min(...sizes)
  if (least < PLAIN * bytes.paeth.length) return 'search'
  if ((await deflatedBytes(bytes.paeth, SEARCH)) < least * REPEATS) return 'search'
  return QUICKEST_FIRST[sizes.findIndex((size) => size <= least * FREE)] as Packing
}

async function runsBytes(bytes: Buffer): Promise<number> {
  // what is spared cannot be more than what is repeated
  return repeated(bytes) < FREE - 1 ? Number.POSITIVE_INFINITY : await deflatedBytes(bytes, RUNS)
}

/** Of all bytes, the share that are the same as the three before them. */
function repeated(bytes: Buffer): number {
  let count = 0
  for (let i = 3; i < bytes.length; i++) {
    const byte = bytes[i]
    if (byte === bytes[i - 1] && byte === bytes[i - 2] && byte === bytes[i - 3]) count++
  }
  return count / bytes.length
}

async function deflatedBytes(bytes: Buffer, options: ZlibOptions): Promise<number> {
  return (await deflateBytes(bytes, options)).length
}

function filtered(sample: Buffer[], rows: Rows, filter: Filter): Buffer {
  // The first row of each had none above it.
  return Buffer.concat(
    sample.map((bytes) =>
      createFilter(rows, filter, Buffer.allocUnsafe)(bytes).subarray(1 + rows.rowBytes)
    )
  )
}

async function readSample({ bytes, rowBytes, read }: Loose): Promise<Buffer[]> {
  const sampleBytes = Math.min(MOST_BYTES, bytes * PART) / SAMPLES
  const rows = Math.max(2, Math.ceil(sampleBytes / rowBytes))
  const room = Math.max(0, bytes / rowBytes - rows)
  const starts = Array.from(
    { length: SAMPLES },
    (_, i) => rowBytes * Math.floor((room * (i + 0.5)) / SAMPLES)
  )
  return await Promise.all(starts.map((at) => read(at, rows * rowBytes)))
}
