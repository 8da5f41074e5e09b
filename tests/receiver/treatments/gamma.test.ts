import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, lightOf, print } from '../../support/images/pixels.ts'

t.test('gamma of a few grays', async (t) => {
  const image = await drawPng([[[0], [16], [64], [128], [255]]])
  // 255 · (v / 255) ^ (1 / 2.2), with bc: 72.4, 136.2, 186.4.
  t.same(await lightOf((await print(t, image, 'gamma:exponent=2.2')).bytes), [0, 72, 136, 186, 255])
})

for (const exponent of [0.1, 0.5, 1.6, 10]) {
  t.test(`gamma ${exponent} of every kind of image`, async (t) => {
    const recipe = exponent === 1.6 ? 'gamma' : `gamma:exponent=${exponent}`
    const power = (sample: number) => Math.exp(Math.log(sample / 255) / exponent) * 255
    await matchesFormula(
      t,
      recipe,
      perPixel((colour) => colour.map(power))
    )
  })
}
