import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, print } from '../../support/images/pixels.ts'

t.test('the negative of every kind of image, its alpha as it was', async (t) => {
  await matchesFormula(
    t,
    'negative',
    perPixel((colour) => colour.map((sample) => 255 - sample))
  )
})

t.test('the negative of a negative is the photograph', async (t) => {
  const image = await drawPng([
    [
      [1, 2, 3, 4],
      [250, 0, 128, 255]
    ]
  ])
  const twice = await print(t, image, 'negative,negative')
  t.same(twice.bytes, (await print(t, image, 'output')).bytes)
})
