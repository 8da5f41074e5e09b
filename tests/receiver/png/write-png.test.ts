import { readdir } from 'node:fs/promises'
import sharp from 'sharp'
import t from 'tap'
import { photo } from '../../support/images/photos.ts'
import { drawPng, pngColourType, print, scene } from '../../support/images/pixels.ts'

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
    [`a ${size}gray photograph`]: await gray(photograph),
    [`a ${size}photograph of 16 bits`]: await deep(photograph),
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

/** 32 bits that look like chance: the end of MurmurHash3 (Appleby). */
function noise(i: number): number {
  const half = Math.imul(i ^ (i >>> 16), 0x85ebca6b)
  return Math.imul(half ^ (half >>> 13), 0xc2b2ae35)
}

/** Between the steps of 8 bits there is noise, as in what a camera gives. */
async function deep(photograph: Buffer): Promise<Buffer> {
  const { data, info } = await sharp(photograph).raw().toBuffer({ resolveWithObject: true })
  const samples = Uint16Array.from(data, (sample, i) => sample * 256 + (noise(i) >>> 24))
  const { width, height, channels } = info
  return sharp(samples, { raw: { width, height, channels } })
    .toColourspace('rgb16')
    .png()
    .toBuffer()
}

function gray(photograph: Buffer): Promise<Buffer> {
  return sharp(photograph).toColourspace('b-w').jpeg().toBuffer()
}

function raw(image: Buffer): Promise<Buffer> {
  return sharp(image).toColourspace('rgb16').raw({ depth: 'ushort' }).toBuffer()
}

for (const [name, original] of Object.entries(originals)) {
  t.test(`${name} becomes a PNG that others read without loss`, async (t) => {
    const { bytes } = await print(t, original, 'output')
    t.ok((await raw(bytes)).equals(await raw(original)))
    const { channels } = await sharp(original).metadata()
    t.equal(pngColourType(bytes), { 1: 0, 2: 4, 3: 2, 4: 6 }[channels as 1 | 2 | 3 | 4])
  })
}

t.test('pictures that are packed at the same time do not mix', { jobs: 8 }, async (t) => {
  for (let seed = 1; seed <= 8; seed++) {
    t.test(`picture ${seed}`, { buffered: true }, async (t) => {
      for (const [width, height] of [SMALL, LARGE, SMALL, LARGE]) {
        const original = await gray(await photo(width, height, seed))
        const { bytes } = await print(t, original, 'output')
        t.ok((await raw(bytes)).equals(await raw(original)))
      }
    })
  }
})

t.test('a PNG has at most 1.05 times the bytes of libpng, thorough', async (t) => {
  for (const [name, original] of Object.entries(originals)) {
    const { bytes } = await print(t, original, 'output')
    const { space } = await sharp(bytes).metadata()
    const thorough = await sharp(bytes)
      .toColourspace(space)
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
