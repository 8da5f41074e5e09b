import t from 'tap'
import { type At, matchesVisibly, perFrame, sameSize, weighed } from '../../support/images/grid.ts'
import { drawPng, pixelsOf, print, scene } from '../../support/images/pixels.ts'

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
  for (const [i, pixel] of made.entries()) {
    const [x, y] = [i % 24, Math.floor(i / 24)]
    const inside = x >= 12 && x < 20 && y >= 4 && y < 12
    const expected = inside ? weighed(within, x, y, bell(2)) : [...(rows[y]?.[x] ?? []), 255]
    const off = Math.max(...pixel.map((sample, c) => Math.abs(sample - (expected[c] as number))))
    t.ok(off <= (inside ? 1.5 : 0), `${x},${y}: ${pixel} beside ${expected}`)
  }
})

t.test('a region outside the image changes nothing', async (t) => {
  const image = await drawPng(scene(24, 16))
  const made = await pixelsOf((await print(t, image, 'blur:region=30.0.5.5')).bytes)
  t.strictSame(made, await pixelsOf(image))
})
