import t from 'tap'
import { perFrame } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'
import { type Colour, drawPng, print, samplesOf, scene } from '../../support/images/pixels.ts'

const padded = (paper: Colour) =>
  perFrame(
    (width, height) => [width + 2 + 4, height + 1 + 3],
    (at, x, y, width, height) => {
      const inside = x >= 4 && x < 4 + width && y >= 1 && y < 1 + height
      return inside ? at(x - 4, y - 1) : paper
    }
  )

t.test('adds a colour around every kind of image', (t) =>
  matchesFormula(t, 'pad:top=1;right=2;bottom=3;left=4;background=ff0000', padded([255, 0, 0, 255]))
)

t.test('adds transparency without one', (t) =>
  matchesFormula(t, 'pad:top=1;right=2;bottom=3;left=4', padded([0, 0, 0, 0]))
)

t.test('refuses a print over the limits, and to do nothing', async (t) => {
  const image = await drawPng(scene(24, 16))
  await t.rejects(print(t, image, 'pad:left=16384'), {
    message: 'The print would have 16408 × 16 pixels; at most 16384 pixels a side are allowed.'
  })
  await t.rejects(print(t, image, 'pad'), { message: /top, right, bottom or left is needed/ })
})

t.test('what is blurred after it is blurred as if it had been sent so', async (t) => {
  const image = await drawPng(scene(24, 16))
  const padded = (await print(t, image, 'pad:left=3')).bytes
  const apart = await samplesOf((await print(t, padded, 'blur:sigma=1')).bytes)
  const together = await samplesOf((await print(t, image, 'pad:left=3,blur:sigma=1')).bytes)
  t.ok(together.equals(apart))
})
