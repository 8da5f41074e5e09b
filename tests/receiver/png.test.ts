import { readdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { constants, deflateSync, inflateSync } from 'node:zlib'
import sharp from 'sharp'
import t from 'tap'
import { average } from '../../apps/receiver/png/average.ts'
import { paeth } from '../../apps/receiver/png/paeth.ts'
import { packSymbols } from '../../apps/receiver/png/symbols.ts'
import { photo } from '../support/photos.ts'
import { draw, drawPng, pngColourType, print, scene } from '../support/pixels.ts'

// A drawing of straight edges: it repeats itself, as photographs never do.
const drawing = (width: number, height: number, colours: number[][]) =>
  Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => colours[((x >> 4) * (y >> 5)) % 3] as number[])
  )

// Packed with a file of loose rows, and in memory
const LARGE = [1400, 1040] as const
const SMALL = [300, 220] as const

const originals: Record<string, Buffer> = {
  ...(await originalsOf('', ...LARGE)),
  ...(await originalsOf('small ', ...SMALL)),
  'a tiny photograph': await photo(60, 40),
  'one pixel': await drawPng([[[1, 2, 3]]])
}

async function originalsOf(size: string, width: number, height: number) {
  const photograph = await photo(width, height)
  return {
    [`a ${size}photograph`]: photograph,
    [`a ${size}gray photograph`]: await sharp(photograph).toColourspace('b-w').jpeg().toBuffer(),
    [`a ${size}photograph with alpha`]: await drawPng(scene(width, height, 4)),
    [`a ${size}gray photograph with alpha`]: await drawPng(scene(width, height, 2)),
    [`a ${size}drawing`]: await drawPng(
      drawing(width, height, [
        [255, 255, 255],
        [9, 9, 90],
        [200, 0, 0]
      ])
    ),
    [`a ${size}gray drawing`]: await drawPng(drawing(width, height, [[255], [9], [90]])),
    [`a ${size}drawing with alpha`]: await drawPng(
      drawing(width, height, [
        [255, 255, 255, 0],
        [9, 9, 90, 255],
        [200, 0, 0, 99]
      ])
    ),
    [`a ${size}gray drawing with alpha`]: await drawPng(
      drawing(width, height, [
        [255, 0],
        [9, 255],
        [90, 99]
      ])
    )
  }
}

for (const [name, original] of Object.entries(originals)) {
  t.test(`${name} becomes a PNG that others read without loss`, async (t) => {
    const { bytes } = await print(t, original, 'output')
    const raw = (image: Buffer) => sharp(image).toColourspace('srgb').raw().toBuffer()
    t.ok((await raw(bytes)).equals(await raw(original)))
    const { channels } = await sharp(original).metadata()
    t.equal(pngColourType(bytes), { 1: 0, 2: 4, 3: 2, 4: 6 }[channels as 1 | 2 | 3 | 4])
  })
}

t.test('a PNG has at most 1.05 times the bytes of libpng, thorough', async (t) => {
  for (const [name, original] of Object.entries(originals)) {
    const { bytes } = await print(t, original, 'output')
    const gray = pngColourType(bytes) === 0 || pngColourType(bytes) === 4
    const thorough = await sharp(bytes)
      .toColourspace(gray ? 'b-w' : 'srgb')
      .png({ compressionLevel: 6, adaptiveFiltering: true })
      .toBuffer()
    t.ok(bytes.length <= 1.05 * thorough.length, `${name}: ${bytes.length} of ${thorough.length}`)
  }
})

t.test('nothing but the print is left behind', async (t) => {
  await print(t, originals['a photograph'] as Buffer, 'output')
  t.strictSame((await readdir(t.testdirName)).sort(), ['original', 'result'])
})

t.test('a broken photograph leaves nothing behind either', async (t) => {
  const cut = (originals['a photograph'] as Buffer).subarray(0, 20_000)
  await t.rejects(print(t, cut, 'output'), { name: 'UndevelopableError' })
  t.strictSame(await readdir(t.testdirName), ['original'])
})

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
      const lineBytes = 41 + pixelBytes
      const out = Buffer.alloc(lineBytes * 4)
      filter(rows, out, { first: lineBytes, end: 4 * lineBytes, lineBytes, pixelBytes })
      for (let i = lineBytes; i < out.length; i++) {
        const inRow = (i % lineBytes) - 1
        if (inRow < 0) continue
        const left = (at: number) => (inRow < pixelBytes ? 0 : (rows[at - pixelBytes] as number))
        const above = rows[i - lineBytes] as number
        const guess = GUESSES[name as keyof typeof filters](left(i), above, left(i - lineBytes))
        t.equal(out[i], ((rows[i] as number) - guess) & 255, `byte ${i}, ${pixelBytes} a pixel`)
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
