import sharp from 'sharp'
import t from 'tap'
import { drawJpeg, drawPng, pixelsOf, print, scene } from '../../support/images/pixels.ts'

const png = await drawPng(scene(32, 24))

/** The first bytes, in hexadecimal. */
const SIGNATURES: Record<string, RegExp> = {
  png: /^89504e470d0a1a0a/,
  jpeg: /^ffd8ff/,
  webp: /^52494646.{8}57454250/,
  avif: /^.{8}6674797061766966/,
  gif: /^474946383961/,
  tiff: /^(49492a00|4d4d002a)/
}

for (const [format, signature] of Object.entries(SIGNATURES)) {
  t.test(`a print can be ${format}`, async (t) => {
    const made = await print(t, png, `grayscale,output:format=${format}`)
    t.match(made, { format, width: 32, height: 24 })
    t.match(made.bytes.toString('hex', 0, 12), signature)
    t.match(await sharp(made.bytes).metadata(), { width: 32, height: 24 })
  })

  t.test(`a print of a ${format} has the original's format when asked`, async (t) => {
    const original = await print(t, png, `output:format=${format}`)
    const made = await print(t, original.bytes, 'output:format=original')
    t.equal(made.format, format)
    t.match(made.bytes.toString('hex', 0, 12), signature)
  })
}

t.test('a print is a PNG unless something else is asked for', async (t) => {
  const made = await print(t, await drawJpeg(scene(32, 24)), 'grayscale')
  t.equal(made.format, 'png')
  t.match(made.bytes.toString('hex', 0, 12), SIGNATURES.png)
})

t.test('PNG and TIFF lose nothing', async (t) => {
  for (const format of ['png', 'tiff']) {
    for (const channels of [1, 2, 3, 4] as const) {
      const image = await drawPng(scene(20, 10, channels))
      const { bytes } = await print(t, image, `output:format=${format}`)
      t.same(await pixelsOf(bytes), await pixelsOf(image), `${format}, ${channels} channels`)
    }
  }
})

t.test('a lower quality makes a smaller file', async (t) => {
  for (const format of ['jpeg', 'webp', 'avif']) {
    const small = await print(t, png, `output:format=${format};quality=10`)
    const large = await print(t, png, `output:format=${format};quality=95`)
    t.ok(small.bytes.length < large.bytes.length, format)
  }
})

t.test('transparency becomes white in a JPEG, and only there', async (t) => {
  const clear = await drawPng(Array(16).fill(Array(16).fill([200, 0, 0, 0])))
  for (const recipe of ['output:format=jpeg', 'grayscale,output:format=jpeg']) {
    const { bytes } = await print(t, clear, recipe)
    t.same((await pixelsOf(bytes))[0], [255, 255, 255, 255], recipe)
  }
  for (const format of ['png', 'webp', 'avif', 'gif', 'tiff']) {
    const { bytes } = await print(t, clear, `output:format=${format}`)
    t.equal((await pixelsOf(bytes))[0]?.[3], 0, format)
  }
})
