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

t.test('adds transparency without a colour', (t) =>
  matchesFormula(t, 'pad:top=1;right=2;bottom=3;left=4', padded([0, 0, 0, 0]))
)

t.test('refuses a print over the limits, and a step without any side', async (t) => {
  const image = await drawPng(scene(24, 16))
  await t.rejects(print(t, image, 'pad:left=16384'), {
    name: 'UndevelopableError',
    failure: {
      code: 'side-too-long',
      parameters: { subject: 'print', width: 16_408, height: 16, limit: { allowed: 16_384 } }
    }
  })
  await t.rejects(print(t, image, 'pad'), {
    name: 'RecipeError',
    failure: {
      code: 'missing-parameter',
      parameters: { needed: ['top', 'right', 'bottom', 'left'] }
    }
  })
})

t.test('a blur after it is the blur of a photograph sent with the padding', async (t) => {
  const image = await drawPng(scene(24, 16))
  const padded = (await print(t, image, 'pad:left=3')).bytes
  const apart = await samplesOf((await print(t, padded, 'blur:sigma=1')).bytes)
  const together = await samplesOf((await print(t, image, 'pad:left=3,blur:sigma=1')).bytes)
  t.ok(together.equals(apart))
})
