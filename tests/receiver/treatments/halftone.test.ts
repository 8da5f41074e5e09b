import t from 'tap'
import {
  drawPng,
  lightOf,
  pixelsOf,
  pngColourType,
  print,
  scene
} from '../../support/images/pixels.ts'

const SIDE = 160
const plain = (light: number) =>
  drawPng(Array.from({ length: SIDE }, () => Array.from({ length: SIDE }, () => [light])))

t.test('the share of white paper is the luminance', async (t) => {
  for (const [size, angle] of [
    [8, 45],
    [16, 30],
    [5, 0]
  ]) {
    const white: number[] = []
    for (const light of [0, 40, 80, 127, 180, 220, 255]) {
      const recipe = `halftone:size=${size};angle=${angle}`
      const made = await lightOf((await print(t, await plain(light), recipe)).bytes)
      white.push(made.reduce((a, b) => a + b) / made.length)
    }
    t.ok((white[0] as number) < 8 && (white.at(-1) as number) > 247, `${white}`)
    t.ok(Math.abs((white[3] as number) - 127) < 6, `half: ${white[3]}`)
    t.ok(
      white.every((v, i) => i === 0 || v > (white[i - 1] as number)),
      `rises: ${white}`
    )
  }
})

t.test('dots repeat at the given spacing', async (t) => {
  const made = await lightOf((await print(t, await plain(127), 'halftone:size=10;angle=0')).bytes)
  const same = (v: number, w = 0) => Math.abs(v - w) <= 1
  t.ok(made.every((v, i) => i % SIDE >= SIDE - 10 || same(v, made[i + 10])))
  t.ok(made.slice(0, -10 * SIDE).every((v, i) => same(v, made[i + 10 * SIDE])))
  t.not(made[0], made[5])
})

t.test('has one channel of light, and the alpha it had', async (t) => {
  const image = await drawPng(scene(24, 16, 4))
  const { bytes } = await print(t, image, 'halftone')
  t.equal(pngColourType(bytes), 4)
  const alpha = (pixels: number[][]) => pixels.map((pixel) => pixel[3])
  t.strictSame(alpha(await pixelsOf(bytes)), alpha(await pixelsOf(image)))
})
