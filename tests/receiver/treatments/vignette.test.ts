import t from 'tap'
import { perFrame, sameSize } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'
import { drawPng, lightOf, print } from '../../support/images/pixels.ts'

for (const [recipe, strength, start] of [
  ['vignette', 0.6, 0.4],
  ['vignette:strength=1;start=0', 1, 0],
  ['vignette:strength=0', 0, 0.4]
] as const) {
  t.test(`${recipe} darkens every kind of image by the distance from its middle`, (t) =>
    matchesFormula(
      t,
      recipe,
      perFrame(sameSize, (at, x, y, width, height) => {
        const far = Math.hypot(x + 0.5 - width / 2, y + 0.5 - height / 2)
        const way = Math.max(0, far / Math.hypot(width / 2, height / 2) - start) / (1 - start)
        const left = 1 - strength * (3 * way ** 2 - 2 * way ** 3)
        return at(x, y).map((sample, c) => (c === 3 ? sample : left * sample))
      })
    )
  )
}

t.test('the middle keeps its light, the corners keep what strength leaves', async (t) => {
  const white = Array.from({ length: 101 }, () => Array.from({ length: 101 }, () => [200]))
  const made = await lightOf((await print(t, await drawPng(white), 'vignette:strength=0.5')).bytes)
  t.equal(made[50 * 101 + 50], 200)
  t.ok(Math.abs((made[0] as number) - 100) <= 1, `${made[0]}`)
})
