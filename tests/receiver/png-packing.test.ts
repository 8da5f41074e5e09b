import { Readable } from 'node:stream'
import { constants, deflateSync, inflateSync } from 'node:zlib'
import sharp from 'sharp'
import t from 'tap'
import { average } from '../../apps/receiver/png/average.ts'
import { paeth } from '../../apps/receiver/png/paeth.ts'
import { packSymbols } from '../../apps/receiver/png/symbols.ts'
import { photo } from '../support/photos.ts'
import { draw, scene } from '../support/pixels.ts'

// https://www.w3.org/TR/png-3/#9Filters
const GUESSES = {
  average: (a: number, b: number) => Math.floor((a + b) / 2),
  paeth(a: number, b: number, c: number) {
    const p = a + b - c
    const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)]
    if (pa <= pb && pa <= pc) return a
    return pb <= pc ? b : c
  }
}

// rows of 41, 42 and more bytes, the first of them above the others
const filters = { average, paeth }
for (const [name, filter] of Object.entries(filters)) {
  t.test(`the filter ${name} is the one that the PNG specification describes`, async (t) => {
    const rows = await draw(scene(64, 48, 1))
      .raw()
      .toBuffer()
    for (const pixelBytes of [1, 2, 3, 4, 6, 8]) {
      const rowBytes = 40 + pixelBytes
      const out = Buffer.alloc((1 + rowBytes) * 3)
      filter(rows, out, { count: 3, rowBytes, pixelBytes })
      for (let i = rowBytes; i < 4 * rowBytes; i++) {
        const inRow = i % rowBytes
        const left = (at: number) => (inRow < pixelBytes ? 0 : (rows[at - pixelBytes] as number))
        const above = rows[i - rowBytes] as number
        const guess = GUESSES[name as keyof typeof filters](left(i), above, left(i - rowBytes))
        const made = out[i - rowBytes + Math.floor(i / rowBytes)]
        t.equal(made, ((rows[i] as number) - guess) & 255, `byte ${i}, ${pixelBytes} a pixel`)
      }
    }
  })
}

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
    const packed = await pack(Readable.from(blocks))
    t.ok(inflateSync(packed).equals(Buffer.concat(blocks)))
  })
}

t.test('symbols alone take no more bytes than zlib makes of them', async (t) => {
  const noise = await sharp(await photo(700, 520))
    .raw()
    .toBuffer()
  const theirs = deflateSync(noise, { level: 1, strategy: constants.Z_HUFFMAN_ONLY })
  const packed = await pack(Readable.from([noise]))
  t.ok(packed.length <= 1.01 * theirs.length, `${packed.length} of ${theirs.length}`)
})

/** Each piece is gone when the next is asked for. */
async function pack(blocks: AsyncIterable<Buffer>): Promise<Buffer> {
  return Buffer.concat(
    await Array.fromAsync(packSymbols(blocks, Buffer.allocUnsafe), (piece) => Buffer.from(piece))
  )
}
