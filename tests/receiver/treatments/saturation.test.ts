import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

/** Away from the light that the colour gives (weights of CSS), or towards it. */
const saturated = (amount: number) =>
  perPixel((colour) => {
    const [r, g, b] = colour
    const light = 0.213 * r + 0.715 * g + 0.072 * b
    return colour.map((sample) => light + amount * (sample - light))
  })

for (const amount of [0, 0.4, 1.5, 4]) {
  t.test(`saturation ${amount} of every kind of image`, async (t) => {
    const recipe = amount === 1.5 ? 'saturation' : `saturation:amount=${amount}`
    await matchesFormula(t, recipe, saturated(amount))
  })
}

t.test('saturation 1 changes nothing', async (t) => {
  const image = await drawPng([
    [
      [1, 2, 3],
      [250, 0, 128]
    ]
  ])
  const { bytes } = await print(t, image, 'saturation:amount=1')
  t.same(await pixelsOf(bytes), [
    [1, 2, 3, 255],
    [250, 0, 128, 255]
  ])
})
