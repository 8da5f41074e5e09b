import sharp from 'sharp'
import t, { type Test } from 'tap'
import {
  type Colour,
  draw,
  drawPng,
  pixelsOf,
  pngColourType,
  print
} from '../../support/images/pixels.ts'

const colours: Colour[] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
  [120, 60, 200]
]
const row = draw([colours])

t.test('Display P3 becomes sRGB', async (t) => {
  const wide = await row.clone().withIccProfile('p3').png().toBuffer()
  await isClose(t, (await print(t, wide, 'output')).bytes, colours, 3)
})

t.test('sixteen bits of Display P3 become sRGB, too', async (t) => {
  const wide = await row.clone().toColourspace('rgb16').withIccProfile('p3').png().toBuffer()
  for (const recipe of ['output', 'resize:width=5', 'thermal:palette=white-hot']) {
    const { bytes } = await print(t, wide, recipe)
    const light = recipe.startsWith('thermal')
    await isClose(t, bytes, light ? [127, 220, 76, 255, 90].map((l) => [l, l, l]) : colours, 6)
  }
})

t.test('CMYK becomes sRGB, of the colours that ink has', async (t) => {
  const inks = await draw(
    Array(16).fill([...Array(16).fill([255, 255, 255]), ...Array(16).fill([0, 0, 0])])
  )
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer()
  t.equal((await sharp(inks).metadata()).space, 'cmyk')
  const { bytes } = await print(t, inks, 'output')
  const pixels = await pixelsOf(bytes)
  t.ok(
    (pixels[3] as Colour).every((sample) => sample > 245),
    `paper is white: ${pixels[3]}`
  )
  t.ok(
    (pixels[28] as Colour).slice(0, 3).every((s) => s < 60),
    `black is dark: ${pixels[28]}`
  )
  t.equal((await sharp(bytes).metadata()).space, 'srgb')
})

t.test('a palette becomes its colours', async (t) => {
  const indexed = await row.clone().png({ palette: true, dither: 0 }).toBuffer()
  t.equal(pngColourType(indexed), 3)
  await isClose(t, (await print(t, indexed, 'output')).bytes, colours, 0)
})

t.test('sixteen bits of gray stay gray', async (t) => {
  const deep = await draw([[[0], [64], [255]]])
    .toColourspace('grey16')
    .png()
    .toBuffer()
  const { bytes } = await print(t, deep, 'resize:width=3')
  t.equal(pngColourType(bytes), 0)
  await isClose(
    t,
    bytes,
    [0, 64, 255].map((light) => [light, light, light]),
    1
  )
})

t.test('one bit of black and white is read as such', async (t) => {
  const bits = await draw([[[0], [255], [0], [255]]])
    .toColourspace('b-w')
    .png({ palette: true, colours: 2 })
    .toBuffer()
  await isClose(
    t,
    (await print(t, bits, 'grayscale')).bytes,
    [0, 255, 0, 255].map((l) => [l, l, l]),
    0
  )
})

t.test('a gray image that is coloured gets its colours', async (t) => {
  const { bytes } = await print(t, await drawPng([[[0], [255]]]), 'thermal:palette=rainbow')
  await isClose(
    t,
    bytes,
    [
      [0, 0, 255],
      [255, 0, 0]
    ],
    0
  )
})

async function isClose(t: Test, bytes: Buffer, expected: Colour[], within: number) {
  const pixels = await pixelsOf(bytes)
  t.equal(pixels.length, expected.length)
  for (const [i, colour] of expected.entries()) {
    const apart = colour.map((sample, c) => Math.abs(sample - (pixels[i]?.[c] ?? 999)))
    t.ok(Math.max(...apart) <= within, `${pixels[i]} is ${colour}`)
  }
}
