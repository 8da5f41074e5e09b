import t from 'tap'
import { matchesVisibly, perFrame, sameSize } from '../../support/images/grid.ts'
import { drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

/** The share of a pixel within the corners' circles, by counting 16 × 16 points of it. */
function inside(x: number, y: number, width: number, height: number, radius: number): number {
  let points = 0
  for (let k = 0; k < 256; k++) {
    const px = x + ((k % 16) + 0.5) / 16
    const py = y + (Math.floor(k / 16) + 0.5) / 16
    const across = Math.max(radius - px, px - (width - radius), 0)
    const down = Math.max(radius - py, py - (height - radius), 0)
    if (across === 0 || down === 0 || Math.hypot(across, down) <= radius) points++
  }
  return points / 256
}

for (const [asked, radius] of [
  [5, 5],
  [8000, 8]
]) {
  t.test(`a radius of ${asked} takes the corners off every kind of image`, (t) =>
    matchesVisibly(
      t,
      `round-corners:radius=${asked}`,
      perFrame(sameSize, (at, x, y, width, height) => {
        const [red = 0, green = 0, blue = 0, alpha = 0] = at(x, y)
        return [red, green, blue, alpha * inside(x, y, width, height, radius as number)]
      }),
      // Told from the middle of the pixel, the share is off by less than a tenth.
      26
    )
  )
}

t.test('the area left is that of the rounded rectangle', async (t) => {
  const rows = Array.from({ length: 60 }, () => Array.from({ length: 90 }, () => [9, 9, 9]))
  const made = await pixelsOf(
    (await print(t, await drawPng(rows), 'round-corners:radius=20')).bytes
  )
  const area = made.reduce((sum, pixel) => sum + (pixel[3] as number) / 255, 0)
  t.ok(Math.abs(area - (90 * 60 - (4 - Math.PI) * 400)) < 3, `${area}`)
})
