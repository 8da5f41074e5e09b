import sharp from 'sharp'
import t from 'tap'
import { photo } from '../../support/images/photos.ts'
import {
  drawPng,
  lightOf,
  pixelsOf,
  pngColourType,
  print,
  scene
} from '../../support/images/pixels.ts'

const GRAY = 0
const GRAY_WITH_ALPHA = 4

const primaries = await drawPng([
  [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [255, 255, 255],
    [0, 0, 0]
  ]
])

t.test('luminance weighs linear light, as libvips does', async (t) => {
  const { bytes } = await print(t, primaries, 'grayscale')
  t.same(await lightOf(bytes), [127, 220, 76, 255, 0])
})

// Small ones are packed in memory, large ones by way of a file; drawings by libpng
const colourful = {
  'every fifth of all colours': drawPng(
    Array.from({ length: 52 }, (_, red) =>
      Array.from({ length: 52 * 52 }, (_, i) => [red * 5, Math.floor(i / 52) * 5, (i % 52) * 5])
    )
  ),
  'a small photograph': photo(301, 223),
  'a large photograph': photo(1403, 1041),
  'a drawing': drawPng(scene(640, 480)),
  'CMYK without a profile': photo(301, 223).then((image) =>
    sharp(image).toColourspace('cmyk').jpeg().toBuffer()
  )
}
for (const [name, original] of Object.entries(colourful)) {
  t.test(`the gray of ${name} is that of libvips, to the bit`, async (t) => {
    const { bytes } = await print(t, await original, 'grayscale')
    const expected = await sharp(await original)
      .toColourspace('b-w')
      .raw()
      .toBuffer()
    t.ok((await sharp(bytes).toColourspace('b-w').raw().toBuffer()).equals(expected))
  })
}

t.test('rec601 weighs as Pillow and the founding version do', async (t) => {
  const { bytes } = await print(t, primaries, 'grayscale:weights=rec601')
  t.same(await lightOf(bytes), [76, 150, 29, 255, 0])
})

t.test('rec709 weighs as high-definition television does', async (t) => {
  const { bytes } = await print(t, primaries, 'grayscale:weights=rec709')
  t.same(await lightOf(bytes), [54, 182, 18, 255, 0])
})

t.test('rec601 rounds, as the integer arithmetic of Pillow does', async (t) => {
  const colours = Array.from({ length: 512 }, (_, i) => [(i * 7) % 256, (i * 31) % 256, i % 256])
  const { bytes } = await print(t, await drawPng([colours]), 'grayscale:weights=rec601')
  // Pillow's ImagingConvert: L24(rgb) >> 16
  const expected = colours.map(
    ([red = 0, green = 0, blue = 0]) => (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16
  )
  const got = await lightOf(bytes)
  const apart = got.filter((light, i) => Math.abs(light - (expected[i] as number)) > 0)
  t.equal(apart.length, 0, `${apart.length} of ${got.length} are not what Pillow gives`)
})

t.test('the print has one channel, or two with alpha', async (t) => {
  const clear = await drawPng([
    [
      [255, 0, 0, 128],
      [0, 255, 0, 0]
    ]
  ])
  for (const weights of ['luminance', 'rec601', 'rec709']) {
    const recipe = `grayscale:weights=${weights}`
    t.equal(pngColourType((await print(t, primaries, recipe)).bytes), GRAY, recipe)
    t.equal(pngColourType((await print(t, clear, recipe)).bytes), GRAY_WITH_ALPHA, recipe)
  }
  for (const format of ['jpeg', 'tiff']) {
    const { bytes } = await print(t, primaries, `grayscale,output:format=${format}`)
    t.equal((await sharp(bytes).metadata()).channels, 1, format)
  }
})

t.test('alpha stays as it was', async (t) => {
  const clear = await drawPng([
    [
      [255, 0, 0, 0],
      [0, 255, 0, 1],
      [0, 0, 255, 128],
      [255, 255, 255, 255]
    ]
  ])
  const { bytes } = await print(t, clear, 'grayscale')
  t.same(await pixelsOf(bytes), [
    [127, 127, 127, 0],
    [220, 220, 220, 1],
    [76, 76, 76, 128],
    [255, 255, 255, 255]
  ])
})

t.test('gray stays as it is', async (t) => {
  const ramp = Array.from({ length: 256 }, (_, light) => [light])
  for (const recipe of ['grayscale', 'grayscale:weights=rec601', 'output']) {
    const { bytes } = await print(t, await drawPng([ramp]), recipe)
    t.same(await lightOf(bytes), ramp.flat(), recipe)
    t.equal(pngColourType(bytes), GRAY, recipe)
  }
})
