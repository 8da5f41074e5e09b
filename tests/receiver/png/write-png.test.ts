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

type Size = [width: number, height: number]

/** A little over 1 MB is packed with a file of raw rows, what is smaller in memory. */
const LARGE = 1.1 * 1024 * 1024
const SMALL = 200 * 1024

const originals: Record<string, Buffer> = {
  ...(await originalsOf('', LARGE)),
  ...(await originalsOf('small ', SMALL)),
  'a tiny photograph': await photo(60, 40),
  'one pixel': await drawPng([[[1, 2, 3]]])
}

/** Four by three, and in all of as many bytes. */
function sizeOf(bytes: number, pixelBytes: number): Size {
  const width = Math.ceil(Math.sqrt((bytes / pixelBytes) * (4 / 3)))
  return [width, Math.ceil(width * (3 / 4))]
}

async function originalsOf(size: string, bytes: number) {
  const photograph = await photo(...sizeOf(bytes, 3))
  const [gray1, grayAlpha, rgb, rgba] = [1, 2, 3, 4].map((pixelBytes) =>
    sizeOf(bytes, pixelBytes)
  ) as [Size, Size, Size, Size]
  return {
    [`a ${size}photograph`]: photograph,
    [`a ${size}gray photograph`]: await gray(await photo(...gray1)),
    [`a ${size}photograph of 16 bits`]: await deep(await photo(...sizeOf(bytes, 6))),
    [`a ${size}photograph with alpha`]: await drawPng(scene(...rgba, 4)),
    [`a ${size}gray photograph with alpha`]: await drawPng(scene(...grayAlpha, 2)),
    [`a ${size}drawing`]: await drawPng(
      drawing(...rgb, [
        [255, 255, 255],
        [9, 9, 90],
        [200, 0, 0]
      ])
    ),
    [`a ${size}gray drawing`]: await drawPng(drawing(...gray1, [[255], [9], [90]])),
    [`a ${size}drawing with alpha`]: await drawPng(
      drawing(...rgba, [
        [255, 255, 255, 0],
        [9, 9, 90, 255],
        [200, 0, 0, 99]
      ])
    ),
    [`a ${size}gray drawing with alpha`]: await drawPng(
      drawing(...grayAlpha, [
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
  t.test(`${name} becomes a PNG that others read without loss, and small`, async (t) => {
    const { bytes } = await print(t, original, 'output')
    t.ok((await raw(bytes)).equals(await raw(original)))
    const { channels } = await sharp(original).metadata()
    t.equal(pngColourType(bytes), { 1: 0, 2: 4, 3: 2, 4: 6 }[channels as 1 | 2 | 3 | 4])
    const thorough = await packedByLibpng(bytes)
    t.ok(bytes.length <= 1.05 * thorough, `${bytes.length} bytes, of ${thorough} by libpng`)
  })
}

async function packedByLibpng(png: Buffer): Promise<number> {
  const { space } = await sharp(png).metadata()
  const thorough = sharp(png)
    .toColourspace(space)
    .png({ compressionLevel: 6, adaptiveFiltering: true })
  return (await thorough.toBuffer()).length
}

t.test('pictures that are packed at the same time do not mix', { jobs: 8 }, async (t) => {
  for (let seed = 1; seed <= 8; seed++) {
    t.test(`picture ${seed}`, { buffered: true }, async (t) => {
      for (const size of [SMALL, LARGE, SMALL, LARGE]) {
        const original = await gray(await photo(...sizeOf(size, 1), seed))
        const { bytes } = await print(t, original, 'output')
        t.ok((await raw(bytes)).equals(await raw(original)))
      }
    })
  }
})

t.test('nothing but the print is left behind', async (t) => {
  await print(t, originals['a photograph'] as Buffer, 'output')
  t.strictSame((await readdir(t.testdirName)).sort(), ['original', 'result'])
})

t.test('a broken photograph leaves nothing behind either', async (t) => {
  const scratched = await sharp(originals['a photograph'] as Buffer)
    .png()
    .toBuffer()
  scratched.fill(0xa5, scratched.length >> 1, (scratched.length >> 1) + 40)
  await t.rejects(print(t, scratched, 'output'), { name: 'UndevelopableError' })
  t.strictSame(await readdir(t.testdirName), ['original'])
})
