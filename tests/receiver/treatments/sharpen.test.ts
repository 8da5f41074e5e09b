import t from 'tap'
import { drawPng, lightOf, print } from '../../support/images/pixels.ts'

// CIE 15: lightness from the share of light, and back; of sRGB's transfer function.
const light = (v: number) =>
  v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4
const sample = (y: number) => 255 * (y <= 0.0031308 ? 12.92 * y : 1.055 * y ** (1 / 2.4) - 0.055)
const lightness = (v: number) => {
  const y = light(v)
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27
}
const fromLightness = (l: number) => sample(l > 8 ? ((l + 16) / 116) ** 3 : (l * 27) / 24389)

/** A bell cut off below a tenth of its height, as libvips does here. */
function bell(sigma: number): number[] {
  const height = (x: number) => Math.exp(-(x * x) / (2 * sigma * sigma))
  let reach = 0
  while (height(reach + 1) >= 0.1) reach++
  return Array.from({ length: 2 * reach + 1 }, (_, i) => height(i - reach))
}

// The same in all rows, so that blurring down the columns changes nothing.
const row = Array.from({ length: 32 }, (_, x) => (x < 12 ? 70 : x < 22 ? 150 : 110))

for (const [recipe, sigma, amount] of [
  ['sharpen', 1, 1],
  ['sharpen:sigma=2;amount=0.5', 2, 0.5],
  ['sharpen:amount=0', 1, 0]
] as const) {
  t.test(`${recipe} adds to the lightness what blurring takes away`, async (t) => {
    const rows = Array.from({ length: 24 }, () => row.map((v) => [v]))
    const made = (await lightOf((await print(t, await drawPng(rows), recipe)).bytes)).slice(
      12 * 32,
      13 * 32
    )
    const kernel = bell(sigma)
    const reach = (kernel.length - 1) / 2
    const total = kernel.reduce((a, b) => a + b)
    const expected = row.map((v, x) => {
      const blurred = kernel.reduce((sum, weight, i) => {
        const near = row[Math.min(Math.max(x + i - reach, 0), 31)] as number
        return sum + (weight / total) * lightness(near)
      }, 0)
      return fromLightness(lightness(v) + amount * (lightness(v) - blurred))
    })
    const off = expected.map((light, x) => Math.abs((made[x] as number) - light))
    t.ok(Math.max(...off) <= 2, `${made} beside ${expected}`)
  })
}
