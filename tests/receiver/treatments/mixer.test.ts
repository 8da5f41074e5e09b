import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, pngColourType, print } from '../../support/images/pixels.ts'

for (const [recipe, weights] of Object.entries({
  mixer: [0.4, 0.4, 0.2],
  'mixer:red=-70;green=200;blue=-30': [-0.7, 2, -0.3],
  'mixer:red=200;green=200;blue=200': [2, 2, 2],
  'mixer:red=0;green=0;blue=60': [0, 0, 0.6],
  'grayscale:weights=red-filter': [1, 0, 0],
  'grayscale:weights=orange-filter': [0.5, 0.5, 0],
  'grayscale:weights=yellow-filter': [0.34, 0.66, 0],
  'grayscale:weights=green-filter': [0, 1, 0],
  'grayscale:weights=blue-filter': [0, 0, 1]
})) {
  t.test(`${recipe} of every kind of image`, async (t) => {
    const mixed = perPixel((colour) => {
      const light = colour.reduce((sum, v, i) => sum + v * (weights[i] as number), 0)
      return [light, light, light]
    })
    await matchesFormula(t, recipe, mixed)
  })
}

t.test('the print has one channel', async (t) => {
  const made = await print(t, await drawPng([[[1, 2, 3]]]), 'mixer')
  t.equal(pngColourType(made.bytes), 0)
})
