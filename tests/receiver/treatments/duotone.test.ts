import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

t.test('black and white become the two colours', async (t) => {
  const image = await drawPng([
    [
      [0, 0, 0],
      [255, 255, 255]
    ]
  ])
  const made = await print(t, image, 'duotone:shadows=0A141E;highlights=fff0a0')
  t.same(await pixelsOf(made.bytes), [
    [10, 20, 30, 255],
    [255, 240, 160, 255]
  ])
})

t.test('luminance mixes the two, in every kind of image', async (t) => {
  const between = (from: number, to: number, light: number) => from + (light * (to - from)) / 255
  await matchesFormula(
    t,
    'duotone:shadows=c80032;highlights=14fa64',
    perPixel((colour) => {
      const light = 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]
      return [between(200, 20, light), between(0, 250, light), between(50, 100, light)]
    })
  )
})
