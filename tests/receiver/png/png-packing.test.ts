import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { constants, deflateSync, inflateSync } from 'node:zlib'
import sharp from 'sharp'
import t from 'tap'
import { createFilter, type Filter } from '../../../apps/receiver/png/filter.ts'
import { deflateHuffmanOnly } from '../../../apps/receiver/png/huffman-only.ts'
import { loops, memoryAt } from '../../../apps/receiver/png/loops.ts'
import { photo } from '../../support/images/photos.ts'
import { draw, scene } from '../../support/images/pixels.ts'

const ASSEMBLED = 'apps/receiver/png/assembly/index.wasm'

// https://www.w3.org/TR/png-3/#9Filters
const TYPES = { average: 3, paeth: 4 }
const GUESSES = {
  average: (a: number, b: number) => Math.floor((a + b) / 2),
  paeth(a: number, b: number, c: number) {
    const p = a + b - c
    const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
    if (pa <= pb && pa <= pc) return a
    return pb <= pc ? b : c
  }
}

for (const filter of ['average', 'paeth'] satisfies Filter[]) {
  t.test(`the filter ${filter} is the one that the PNG specification describes`, async (t) => {
    const pixels = await draw(scene(64, 48, 1))
      .raw()
      .toBuffer()
    for (const pixelBytes of [1, 2, 3, 4, 6, 8]) {
      const rowBytes = 40 + pixelBytes
      const filtered = createFilter({ rowBytes, pixelBytes }, filter)
      // some rows, one row, and some more: above the first of all there is nothing but black
      const parts = [3, 1, 4].map((count, i) =>
        Buffer.from(
          filtered(count, (into) => pixels.copy(into, 0, ([0, 3, 4][i] as number) * rowBytes))
        )
      )
      const lines = Buffer.concat(parts)
      const expected = lines.map((_, at) => {
        const row = Math.floor(at / (1 + rowBytes))
        const inRow = (at % (1 + rowBytes)) - 1
        const sample = (row: number, at: number) =>
          row < 0 || at < 0 ? 0 : (pixels[row * rowBytes + at] as number)
        const guess = GUESSES[filter](
          sample(row, inRow - pixelBytes),
          sample(row - 1, inRow),
          sample(row - 1, inRow - pixelBytes)
        )
        return inRow < 0 ? TYPES[filter] : (sample(row, inRow) - guess) & 255
      })
      const off = expected.findIndex((byte, at) => byte !== lines[at])
      t.equal(off, -1, `the first byte that differs, ${pixelBytes} a pixel`)
    }
  })
}

/** As the rows come. */
const PART = 256 * 1024

const BLOCKS = {
  nothing: [],
  'one byte': [Buffer.of(7)],
  'one byte, again and again': [Buffer.alloc(300_000, 9)],
  'two bytes': [Buffer.of(0, 255)],
  'every byte': [Buffer.from(Array.from({ length: 256 }, (_, i) => i))],
  'more than one block, in parts of any length': [1, 262_144, 0, 262_145, 7].map((length) =>
    Buffer.from(Array.from({ length }, (_, i) => (i * i) % 251))
  ),
  // Each as frequent as the two before it together: Huffman's codes would be 23 bits long
  'frequencies of Fibonacci': [
    Buffer.concat(
      Array.from({ length: 24 }, (_, i) =>
        Buffer.alloc(Math.round(1.618034 ** (i + 1) / 2.236068), i)
      )
    )
  ]
}

for (const [name, blocks] of Object.entries(BLOCKS)) {
  t.test(`symbols alone: zlib reads ${name}`, async (t) => {
    const packed = pack(blocks)
    t.ok(inflateSync(packed).equals(Buffer.concat(blocks)))
  })
}

t.test('symbols alone take no more bytes than zlib makes of them', async (t) => {
  const noise = await sharp(await photo(700, 520))
    .raw()
    .toBuffer()
  const theirs = deflateSync(noise, { level: 1, strategy: constants.Z_HUFFMAN_ONLY })
  const packed = pack(Array.from({ length: 5 }, (_, i) => noise.subarray(i * PART, (i + 1) * PART)))
  t.ok(packed.length <= 1.01 * theirs.length, `${packed.length} of ${theirs.length}`)
})

t.test('the loops are what their source says: if not, npm run assemble', async (t) => {
  const committed = await readFile(ASSEMBLED)
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8'))
  const elsewhere = join(t.testdir(), 'index.wasm')
  const [command, ...options] = scripts.assemble.replace(ASSEMBLED, elsewhere).split(' ')
  await promisify(execFile)(join('node_modules/.bin', command), options)
  t.ok((await readFile(elsewhere)).equals(committed))
})

/** All of it lies in memory that is used again. */
function pack(blocks: Buffer[]): Buffer {
  const placed = blocks.values().map((block) => {
    const place = memoryAt(loops.free.value, block.length)
    block.copy(place)
    return place
  })
  return Buffer.concat(Array.from(deflateHuffmanOnly(placed), (piece) => Buffer.from(piece)))
}
