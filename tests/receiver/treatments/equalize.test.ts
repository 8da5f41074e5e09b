import t from 'tap'
import { type Formula, matchesFormula } from '../../support/images/kinds.ts'
import { type Colour, drawPng, lightOf, pixelsOf, print } from '../../support/images/pixels.ts'

t.test('the example of the textbooks', async (t) => {
  // https://en.wikipedia.org/wiki/Histogram_equalization#Small_image: 8 × 8 pixels.
  const levels = [
    [52, 55, 61, 59, 79, 61, 76, 61],
    [62, 59, 55, 104, 94, 85, 59, 71],
    [63, 65, 66, 113, 144, 104, 63, 72],
    [64, 70, 70, 126, 154, 109, 71, 69],
    [67, 73, 68, 106, 122, 88, 68, 68],
    [68, 79, 60, 70, 77, 66, 58, 75],
    [69, 85, 64, 58, 55, 61, 65, 83],
    [70, 87, 69, 68, 65, 73, 78, 90]
  ]
  const image = await drawPng(levels.map((row) => row.map((level) => [level])))
  const got = await lightOf((await print(t, image, 'equalize')).bytes)
  t.same(got.slice(0, 16), [0, 12, 53, 32, 190, 53, 174, 53, 57, 32, 12, 227, 219, 202, 32, 154])
})

/** Weights of Rec. 709; pixels that cannot be seen do not count. */
const light = ([r = 0, g = 0, b = 0]: Colour) => Math.round((54 * r + 183 * g + 19 * b) / 256)
const equalized: Formula = (pixels) => {
  const lights = pixels.filter(([, , , alpha]) => alpha !== 0).map(light)
  const upTo = (level: number) => lights.filter((other) => other <= level).length
  const least = upTo(Math.min(...lights))
  const table = Array.from({ length: 256 }, (_, v) =>
    Math.max(0, (255 * (upTo(v) - least)) / (lights.length - least))
  )
  return pixels.map(([r = 0, g = 0, b = 0, alpha = 255]) => [
    ...[r, g, b].map((v) => table[v] as number),
    alpha
  ])
}

t.test('one table for all channels of every kind of image', async (t) => {
  await matchesFormula(t, 'equalize', equalized)
})

t.test('a single colour stays as it is, and so does full transparency', async (t) => {
  for (const colour of [
    [7, 8, 9, 255],
    [7, 8, 9, 0]
  ]) {
    const image = await drawPng([[colour, colour]])
    t.same(await pixelsOf((await print(t, image, 'equalize')).bytes), [colour, colour])
  }
})
