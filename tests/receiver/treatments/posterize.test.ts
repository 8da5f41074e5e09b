import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, lightOf, print } from '../../support/images/pixels.ts'

t.test('four levels of equal width', async (t) => {
  const image = await drawPng([[[0], [63], [64], [127], [128], [191], [192], [255]]])
  const got = await lightOf((await print(t, image, 'posterize')).bytes)
  t.same(got, [0, 0, 85, 85, 170, 170, 255, 255])
})

for (const levels of [2, 5, 64]) {
  t.test(`${levels} levels of every kind of image`, async (t) => {
    const values = Array.from({ length: levels }, (_, i) => (255 * i) / (levels - 1))
    await matchesFormula(
      t,
      `posterize:levels=${levels}`,
      perPixel((colour) =>
        colour.map((v) => values.findLast((_, i) => v / 255 >= i / levels) as number)
      )
    )
  })
}
