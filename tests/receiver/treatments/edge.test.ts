import t from 'tap'
import { ANY_COLOUR, type At, isNearHidden, perFrame, sameSize } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'
import { drawPng, pngColourType, print, samplesOf, scene } from '../../support/images/pixels.ts'

// I. Sobel and G. Feldman, 1968.
const ACROSS = [-1, 0, 1, -2, 0, 2, -1, 0, 1]
const DOWN = [-1, -2, -1, 0, 0, 0, 1, 2, 1]

const slope = (at: At, x: number, y: number, kernel: number[]) =>
  kernel.reduce((sum, weight, i) => {
    const pixel = at(x - 1 + (i % 3), y - 1 + Math.floor(i / 3))
    return sum + weight * (pixel[0] as number)
  }, 0)

const sobel = perFrame(sameSize, (at, x, y) => {
  const alpha = at(x, y)[3] as number
  if (isNearHidden(at, x, y, 1)) return [...ANY_COLOUR, alpha]
  const steep = Math.hypot(slope(at, x, y, ACROSS), slope(at, x, y, DOWN))
  return [steep, steep, steep, alpha]
})

t.test('is the gradient of a gray image', async (t) => {
  for (const channels of [1, 2] as const) {
    const image = await drawPng(scene(24, 16, channels))
    const made = await samplesOf((await print(t, image, 'edge')).bytes)
    const light = await samplesOf(image)
    const pixels = Array.from({ length: 24 * 16 }, (_, i) => [...light.subarray(4 * i, 4 * i + 4)])
    const expected = sobel(pixels, { width: 24, height: 16 }).flat()
    const off = expected.map((v, i) =>
      Number.isNaN(v) ? 0 : Math.abs(Math.min(v, 255) - (made[i] as number))
    )
    t.ok(Math.max(...off) <= 1)
  }
})

t.test('is the gradient of the luminance of a colour image', async (t) => {
  const image = await drawPng(scene(24, 16, 4))
  const gray = (await print(t, image, 'grayscale')).bytes
  const made = (await print(t, image, 'edge')).bytes
  t.equal(pngColourType(made), 4)
  t.ok((await samplesOf(made)).equals(await samplesOf((await print(t, gray, 'edge')).bytes)))
})

t.test('a plain image of any kind has no edges', (t) =>
  matchesFormula(t, 'brightness:amount=0,edge', (pixels) =>
    pixels.map((pixel) => [0, 0, 0, pixel[3] as number])
  )
)
