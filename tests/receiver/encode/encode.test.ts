import { readdir } from 'node:fs/promises'
import sharp from 'sharp'
import t from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { photo } from '../../support/images/photos.ts'
import { draw, drawPng, pixelsOf, print, samplesOf, scene } from '../../support/images/pixels.ts'

const photograph = await photo(180, 120)
const rgba = await drawPng(scene(120, 80, 4))

t.test('lossless WebP and AVIF hold every sample', async (t) => {
  for (const format of ['webp', 'avif']) {
    const { bytes } = await print(t, photograph, `output:format=${format};lossless=true`)
    t.ok((await samplesOf(bytes)).equals(await samplesOf(photograph)), format)
  }
})

t.test('progressive JPEG and PNG say so', async (t) => {
  for (const format of ['jpeg', 'png']) {
    const plain = await print(t, photograph, `output:format=${format}`)
    const made = await print(t, photograph, `output:format=${format};progressive=true`)
    t.equal((await sharp(plain.bytes).metadata()).isProgressive, false)
    t.equal((await sharp(made.bytes).metadata()).isProgressive, true)
  }
})

t.test('more effort never makes a print larger', async (t) => {
  for (const format of ['png', 'jpeg', 'webp', 'avif', 'gif']) {
    const sizes = []
    for (const effort of [0, 9]) {
      const recipe = `output:format=${format};effort=${effort}`
      sizes.push((await print(t, photograph, recipe)).bytes.length)
    }
    const [quick = 0, thorough = 0] = sizes
    t.ok(thorough <= quick * 1.01, `${format}: ${thorough} of ${quick}`)
  }
})

t.test('max-bytes takes the best quality that fits', async (t) => {
  for (const format of ['jpeg', 'webp', 'avif']) {
    const sizes = new Map<number, number>()
    for (const quality of [20, 40, 60]) {
      const { bytes } = await print(t, photograph, `output:format=${format};quality=${quality}`)
      sizes.set(quality, bytes.length)
    }
    const most = (sizes.get(40) as number) + 10
    const made = await print(t, photograph, `output:format=${format};max-bytes=${most}`)
    t.ok(made.bytes.length <= most, `${format}: ${made.bytes.length} of ${most}`)
    // WebP's bytes do not rise with every step of its quality.
    t.ok(made.bytes.length >= 0.95 * (sizes.get(40) as number), `${format}: not far below`)
    t.equal(made.format, format)
  }
})

t.test('max-bytes goes no higher than the quality given', async (t) => {
  const asked = await print(t, photograph, 'output:format=jpeg;quality=30')
  const made = await print(t, photograph, 'output:format=jpeg;quality=30;max-bytes=1000000')
  t.ok((await samplesOf(made.bytes)).equals(await samplesOf(asked.bytes)))
})

t.test('what cannot be so small is refused with the numbers', async (t) => {
  await t.rejects(print(t, photograph, 'output:format=jpeg;max-bytes=200'), {
    name: 'UndevelopableError',
    failure: {
      code: 'print-too-large',
      parameters: { format: 'jpeg', lossy: true, limit: { allowed: 200, measured: Number } }
    }
  })
  await t.rejects(print(t, photograph, 'output:max-bytes=200'), {
    name: 'UndevelopableError',
    failure: { code: 'print-too-large', parameters: { format: 'png', lossy: false } }
  })
  t.strictSame(await readdir(t.testdirName), ['original'])
})

t.test('best is the smallest of the formats that can hold it', async (t) => {
  for (const [image, formats] of [
    [photograph, ['webp', 'avif', 'jpeg', 'png']],
    [rgba, ['webp', 'avif', 'png']],
    [await drawPng([[[1, 2, 3]]]), ['webp', 'avif', 'jpeg', 'png']]
  ] as const) {
    const made = await print(t, image, 'output:format=best')
    const sizes: number[] = []
    for (const format of formats) {
      sizes.push((await print(t, image, `output:format=${format}`)).bytes.length)
    }
    t.equal(made.bytes.length, Math.min(...sizes))
    t.equal(made.format, formats[sizes.indexOf(Math.min(...sizes))])
    t.strictSame((await readdir(t.testdirName)).sort(), ['original', 'result'])
  }
})

t.test('best keeps an animation moving, and its time', async (t) => {
  const frames = [...scene(40, 30), ...scene(40, 30).reverse()]
  const strip = await draw(frames).raw().toBuffer()
  const raw = { width: 40, height: 60, channels: 3 as const, pageHeight: 30 }
  const gif = await sharp(strip, { raw })
    .gif({ delay: [70, 130], loop: 3 })
    .toBuffer()
  const made = await print(t, gif, 'flop,output:format=best')
  const { pages, delay, loop } = await sharp(made.bytes).metadata()
  t.match({ pages, delay, loop }, { pages: 2, delay: [70, 130], loop: 3 })
  t.match(made, { width: 40, height: 30 })
})

t.test('16 bits stay 16 bits where the format can hold them', async (t) => {
  const levels = Uint16Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * 5) % 65_536)
  const image = await sharp(levels, { raw: { width: 64, height: 64, channels: 3 } })
    .toColourspace('rgb16')
    .png()
    .toBuffer()
  for (const recipe of ['output', 'output:format=tiff', 'crop:region=0.0.64.64']) {
    const { bytes } = await print(t, image, recipe)
    const made = await sharp(bytes).toColourspace('rgb16').raw({ depth: 'ushort' }).toBuffer()
    t.ok(made.equals(Buffer.from(levels.buffer)), recipe)
  }
  const { bytes } = await print(t, image, 'flip')
  t.equal((await sharp(bytes).metadata()).depth, 'ushort')
  t.equal((await pixelsOf(bytes)).length, 64 * 64)
})

t.test('recipes that were canonical still are', async (t) => {
  for (const text of ['grayscale', 'output', 'grayscale,output:format=webp;quality=80']) {
    t.equal(parseRecipe(text).text, text)
  }
})
