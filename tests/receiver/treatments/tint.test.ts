import t from 'tap'
import { lightOfColour, matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

// CIE L*a*b* of D65 white: https://www.w3.org/TR/css-color-4/#color-conversion-code
const WHITE = [0.9505, 1, 1.089]
const toXyz = [
  [0.4124, 0.3576, 0.1805],
  [0.2126, 0.7152, 0.0722],
  [0.0193, 0.1192, 0.9505]
]
const fromXyz = [
  [3.2406, -1.5372, -0.4986],
  [-0.9689, 1.8758, 0.0415],
  [0.0557, -0.204, 1.057]
]
const times = (matrix: number[][], vector: number[]) =>
  matrix.map((row) => row.reduce((sum, weight, i) => sum + weight * (vector[i] as number), 0))

function lab(colour: number[]): [number, number, number] {
  const linear = colour.map((v) => (v > 10 ? ((v / 255 + 0.055) / 1.055) ** 2.4 : v / 255 / 12.92))
  const [x = 0, y = 0, z = 0] = times(toXyz, linear)
    .map((value, i) => value / (WHITE[i] as number))
    .map((value) => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116))
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

function rgb([l, a, b]: [number, number, number]): number[] {
  const y = (l + 16) / 116
  const xyz = [y + a / 500, y, y - b / 200]
    .map((value) => (value > 0.2069 ? value ** 3 : (value - 16 / 116) / 7.787))
    .map((value, i) => value * (WHITE[i] as number))
  return times(fromXyz, xyz)
    .map((value) => Math.min(1, Math.max(0, value)))
    .map((value) => 255 * (value > 0.0031308 ? 1.055 * value ** (1 / 2.4) - 0.055 : 12.92 * value))
}

t.test('the light of every kind of image, in the hue of the tint', async (t) => {
  const [, a, b] = lab([48, 96, 192])
  await matchesFormula(
    t,
    'tint:color=3060c0',
    perPixel((colour) => {
      const gray = lightOfColour(colour)
      const [l] = lab([gray, gray, gray])
      // Most in the middle, none in black and white: sharp's weights.
      const weight = 1 - 4 * (l / 100 - 0.5) ** 2
      return rgb([l, weight * a, weight * b])
    }),
    3
  )
})

t.test('black and white stay as they are', async (t) => {
  const image = await drawPng([[[0], [255]]])
  const [black = [], white = []] = await pixelsOf((await print(t, image, 'tint')).bytes)
  t.ok(Math.max(...black.slice(0, 3)) <= 1, `black is ${black}`)
  t.ok(Math.min(...white) >= 254, `white is ${white}`)
})
