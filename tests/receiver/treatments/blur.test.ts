import t from 'tap'
import { assertPixels } from '../../support/images/assert-pixels.ts'
import { type At, matchesVisibly, perFrame, sameSize, weighed } from '../../support/images/grid.ts'
import { type Colour, drawPng, pixelsOf, print, scene } from '../../support/images/pixels.ts'

/** The bell of Gauss, cut off where it falls below a fifth of its height as libvips does. */
function bell(sigma: number): number[][] {
  const height = (x: number) => Math.exp(-(x * x) / (2 * sigma * sigma))
  let reach = 0
  while (height(reach + 1) >= 0.2) reach++
  const line = Array.from({ length: 2 * reach + 1 }, (_, i) => height(i - reach))
  const sum = line.reduce((a, b) => a + b)
  return line.map((a) => line.map((b) => (a * b) / sum ** 2))
}

for (const [recipe, sigma] of [
  ['blur', 3],
  ['blur:sigma=1', 1]
] as const) {
  t.test(`${recipe} weighs the neighbours in every kind of image`, (t) =>
    matchesVisibly(
      t,
      recipe,
      perFrame(sameSize, (at, x, y) => weighed(at, x, y, bell(sigma)))
    )
  )
}

t.test('of a region, mixes what lies in it and leaves the rest alone', async (t) => {
  const rows = scene(24, 16)
  const image = await drawPng(rows)
  const made = await pixelsOf((await print(t, image, 'blur:sigma=2;region=50p.4.8.8')).bytes)
  const within: At = (x, y) => {
    const column = Math.min(Math.max(x, 12), 19)
    const row = rows[Math.min(Math.max(y, 4), 11)] as number[][]
    return [...(row[column] as number[]), 255]
  }
  const inside = (i: number) => i % 24 >= 12 && i % 24 < 20 && i >= 4 * 24 && i < 12 * 24
  const expected = made.map((_, i) => {
    const [x, y] = [i % 24, Math.floor(i / 24)]
    return inside(i) ? weighed(within, x, y, bell(2)) : [...(rows[y]?.[x] ?? []), 255]
  })
  for (const [name, lies, off] of [
    ['what lies in it', true, 1],
    ['the rest', false, 0]
  ] as const) {
    const part = (pixels: Colour[]) =>
      Buffer.from(pixels.filter((_, i) => inside(i) === lies).flatMap((p) => p.map(Math.round)))
    assertPixels(t, { got: part(made), expected: part(expected), within: off }, name)
  }
})

t.test('a region outside the image changes nothing', async (t) => {
  const image = await drawPng(scene(24, 16))
  const made = await pixelsOf((await print(t, image, 'blur:region=30.0.5.5')).bytes)
  t.strictSame(made, await pixelsOf(image))
})
