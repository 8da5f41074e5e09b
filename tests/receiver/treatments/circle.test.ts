import t from 'tap'
import { drawPng, pixelsOf, print, scene } from '../../support/images/pixels.ts'

t.test('is a circle in the middle, as wide as the shorter side', async (t) => {
  for (const [width, height] of [
    [90, 60],
    [60, 91],
    [60, 60]
  ] as const) {
    const rows = scene(width, height)
    const made = await print(t, await drawPng(rows), 'circle')
    t.match(made, { width: 60, height: 60 })
    const pixels = await pixelsOf(made.bytes)
    const area = pixels.reduce((sum, pixel) => sum + (pixel[3] as number) / 255, 0)
    t.ok(Math.abs(area - Math.PI * 900) < 6, `${area}`)
    t.equal(pixels[0]?.[3], 0)
    const [left, top] = [Math.floor((width - 60) / 2), Math.floor((height - 60) / 2)]
    t.strictSame(pixels[30 * 60 + 30], [...(rows[top + 30]?.[left + 30] ?? []), 255])
  }
})
