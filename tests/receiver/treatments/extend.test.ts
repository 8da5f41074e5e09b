import t from 'tap'
import { perFrame } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'
import { drawPng, pixelsOf, print, scene } from '../../support/images/pixels.ts'

// For 24 × 16 pixels.
for (const [ratio, width, height] of [
  ['1x1', 24, 24],
  ['16x9', 28, 16],
  ['3x2', 24, 16]
] as const) {
  const [left, top] = [Math.floor((width - 24) / 2), Math.floor((height - 16) / 2)]
  t.test(`${ratio}: a colour at two sides of every kind of image`, (t) =>
    matchesFormula(
      t,
      `extend:ratio=${ratio};fill=color;color=00ff00`,
      perFrame(
        () => [width, height],
        (at, x, y) => {
          const inside = x >= left && x < left + 24 && y >= top && y < top + 16
          return inside ? at(x - left, y - top) : [0, 255, 0, 255]
        }
      )
    )
  )

  t.test(`${ratio}: the photograph is sharp in front of its own blur`, async (t) => {
    const image = await drawPng(scene(24, 16))
    const made = await print(t, image, `extend:ratio=${ratio}`)
    t.match(made, { width, height })
    const pixels = await pixelsOf(made.bytes)
    const middle = pixels.filter((_, i) => {
      const [x, y] = [(i % width) - left, Math.floor(i / width) - top]
      return x >= 0 && x < 24 && y >= 0 && y < 16
    })
    t.strictSame(middle, await pixelsOf(image))
  })
}

t.test('the blurred sides of a plain photograph are as plain', async (t) => {
  const plain = Array.from({ length: 90 }, () => Array.from({ length: 160 }, () => [50, 100, 150]))
  const pixels = await pixelsOf((await print(t, await drawPng(plain), 'extend')).bytes)
  t.equal(pixels.length, 160 * 160)
  const off = pixels.flatMap((pixel) =>
    [50, 100, 150, 255].map((v, c) => Math.abs(v - (pixel[c] as number)))
  )
  t.ok(Math.max(...off) <= 1, `${Math.max(...off)}`)
})

t.test('the sides continue the colours next to them, without an edge', async (t) => {
  const halves = Array.from({ length: 320 }, () =>
    Array.from({ length: 160 }, (_, x) => (x < 80 ? [255, 0, 0] : [0, 0, 255]))
  )
  const made = await print(t, await drawPng(halves), 'extend')
  const pixels = await pixelsOf(made.bytes)
  const row = pixels.slice(10 * made.width, 11 * made.width)
  t.ok((row[5]?.[0] as number) > 200 && (row.at(-5)?.[2] as number) > 200)
  const steps = row
    .slice(1, 80)
    .map((pixel, i) => Math.abs((pixel[0] as number) - (row[i]?.[0] as number)))
  t.ok(Math.max(...steps) < 12, `${Math.max(...steps)}`)
})
