import t from 'tap'
import { ANY_COLOUR, type At, isNearHidden, perFrame, sameSize } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'
import { drawPng, pixelsOf, print, scene } from '../../support/images/pixels.ts'

/** Beyond the edge the nearest pixels are repeated. */
function middle(at: At, x: number, y: number, size: number): number[] {
  const reach = (size - 1) / 2
  return [0, 1, 2, 3].map((channel) => {
    const around = Array.from(
      { length: size * size },
      (_, i) => at(x - reach + (i % size), y - reach + Math.floor(i / size))[channel] as number
    )
    return around.sort((a, b) => a - b)[(size * size - 1) / 2] as number
  })
}

for (const size of [3, 5]) {
  t.test(`each pixel of every kind of image takes the middle of ${size} × ${size}`, (t) =>
    matchesFormula(
      t,
      `median:size=${size}`,
      perFrame(sameSize, (at, x, y) => {
        const [red = 0, green = 0, blue = 0, alpha = 0] = middle(at, x, y, size)
        const hidden = isNearHidden(at, x, y, (size - 1) / 2)
        return hidden ? [...ANY_COLOUR, alpha] : [red, green, blue, alpha]
      })
    )
  )
}

t.test('beyond a picture smaller than the square, its edges are repeated', async (t) => {
  for (const [width, height] of [
    [1, 1],
    [2, 2],
    [16, 8],
    [1, 30],
    [30, 1]
  ] as const) {
    for (const channels of [1, 3] as const) {
      const rows = scene(width, height, channels)
      const made = await pixelsOf((await print(t, await drawPng(rows), 'median:size=15')).bytes)
      const at: At = (x, y) => {
        const pixel =
          rows[Math.min(Math.max(y, 0), height - 1)]?.[Math.min(Math.max(x, 0), width - 1)]
        const [light = 0] = pixel ?? []
        return [...(channels === 1 ? [light, light, light] : (pixel ?? [])), 255]
      }
      const expected = rows.flatMap((row, y) => row.map((_, x) => middle(at, x, y, 15)))
      t.strictSame(made, expected, `${width} × ${height}, ${channels} channels`)
    }
  }
})
