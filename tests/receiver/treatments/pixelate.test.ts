import t from 'tap'
import { assertPixels } from '../../support/images/assert-pixels.ts'
import { matchesVisibly, perFrame, sameSize } from '../../support/images/grid.ts'
import { drawPng, print, samplesOf, scene } from '../../support/images/pixels.ts'

/** The mean of the block from `left` to `right` and from `top` to `bottom`, the opaque weighing more. */
function mean(pixels: number[][]): number[] {
  const weight = pixels.reduce((sum, pixel) => sum + (pixel[3] as number), 0)
  const sums = [0, 1, 2].map((c) =>
    pixels.reduce((sum, pixel) => sum + (pixel[c] as number) * (pixel[3] as number), 0)
  )
  return [...sums.map((sum) => (weight > 0 ? sum / weight : 0)), weight / pixels.length]
}

for (const size of [2, 5, 16]) {
  t.test(`blocks of ${size} have their mean colour in every kind of image`, (t) =>
    matchesVisibly(
      t,
      `pixelate:size=${size}`,
      perFrame(sameSize, (at, x, y, width, height) => {
        const [left, top] = [x - (x % size), y - (y % size)]
        const block = []
        for (let j = top; j < Math.min(top + size, height); j++) {
          for (let i = left; i < Math.min(left + size, width); i++) block.push(at(i, j))
        }
        return mean(block)
      }),
      1
    )
  )
}

t.test('of a region, blocks begin where it begins and the rest stays', async (t) => {
  const rows = scene(24, 16)
  const image = await drawPng(rows)
  const made = await print(t, image, 'pixelate:size=4;region=3.1.8.8')
  const pixel = (x: number, y: number) => [...(rows[y]?.[x] ?? []), 255]
  const expected = Array.from({ length: 24 * 16 }, (_, i) => {
    const [x, y] = [i % 24, Math.floor(i / 24)]
    const inside = x >= 3 && x < 11 && y >= 1 && y < 9
    const [left, top] = [x - ((x - 3) % 4), y - ((y - 1) % 4)]
    const block = Array.from({ length: 16 }, (_, k) =>
      pixel(left + (k % 4), top + Math.floor(k / 4))
    )
    return inside ? mean(block).map(Math.round) : pixel(x, y)
  })
  const samples = { got: await samplesOf(made.bytes), expected: Buffer.from(expected.flat()) }
  assertPixels(t, samples, 'blocks')
})
