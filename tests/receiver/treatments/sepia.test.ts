import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

t.test('sepia of a few colours', async (t) => {
  const image = await drawPng([
    [
      [255, 255, 255],
      [255, 0, 0],
      [0, 255, 0],
      [0, 0, 255]
    ]
  ])
  // From the matrix by hand: white is 1.351, 1.203 and 0.937 of 255, as far as that goes.
  t.same(await pixelsOf((await print(t, image, 'sepia')).bytes), [
    [255, 255, 239, 255],
    [100, 89, 69, 255],
    [196, 175, 136, 255],
    [48, 43, 33, 255]
  ])
})

t.test('sepia of every kind of image', async (t) => {
  await matchesFormula(
    t,
    'sepia',
    perPixel(([r, g, b]) => [
      0.393 * r + 0.769 * g + 0.189 * b,
      0.349 * r + 0.686 * g + 0.168 * b,
      0.272 * r + 0.534 * g + 0.131 * b
    ])
  )
})

t.test('half a sepia lies in the middle', async (t) => {
  const half = (whole: number, own: number) => (whole + own) / 2
  await matchesFormula(
    t,
    'sepia:amount=0.5',
    perPixel(([r, g, b]) => [
      half(0.393 * r + 0.769 * g + 0.189 * b, r),
      half(0.349 * r + 0.686 * g + 0.168 * b, g),
      half(0.272 * r + 0.534 * g + 0.131 * b, b)
    ])
  )
})
