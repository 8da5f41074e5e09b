import t from 'tap'
import { type Formula, matchesFormula } from '../../support/images/kinds.ts'
import { type Colour, drawPng, lightOf, pixelsOf, print } from '../../support/images/pixels.ts'

t.test('the darkest becomes black and the brightest white', async (t) => {
  const image = await drawPng([[[50], [60], [110], [150]]])
  const made = await print(t, image, 'normalize:black=0;white=0')
  t.same(await lightOf(made.bytes), [0, 26, 153, 255])
})

t.test('some pixels may be darker than the new black', async (t) => {
  // Of ten pixels one is cut off at each end.
  const image = await drawPng([[3, 20, 30, 40, 50, 60, 70, 80, 120, 250].map((v) => [v])])
  const got = await lightOf((await print(t, image, 'normalize:black=10;white=10')).bytes)
  t.same(got, [0, 0, 26, 51, 77, 102, 128, 153, 255, 255])
})

const light = ([r = 0, g = 0, b = 0]: Colour) => Math.round((54 * r + 183 * g + 19 * b) / 256)
const normalized =
  (percent: number): Formula =>
  (pixels) => {
    const lights = pixels
      .filter(([, , , alpha]) => alpha !== 0)
      .map(light)
      .sort((a, b) => a - b)
    const cut = Math.floor((lights.length * percent) / 100)
    const [low = 0, high = 0] = [lights[cut], lights.at(-1 - cut)]
    return pixels.map(([r = 0, g = 0, b = 0, alpha = 255]) => [
      ...[r, g, b].map((v) => (255 * (v - low)) / (high - low)),
      alpha
    ])
  }

t.test('every kind of image', async (t) => {
  await matchesFormula(t, 'normalize', normalized(1))
  await matchesFormula(t, 'normalize:black=20;white=20', normalized(20))
})

t.test('a single colour stays as it is', async (t) => {
  const image = await drawPng([[[7, 8, 9]]])
  t.same(await pixelsOf((await print(t, image, 'normalize')).bytes), [[7, 8, 9, 255]])
})
