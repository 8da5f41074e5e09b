import t from 'tap'
import { perFrame, sameSize } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'
import { drawPng, lightOf, pixelsOf, print } from '../../support/images/pixels.ts'

for (const size of [3, 5]) {
  t.test(`each pixel of every kind of image takes the middle of ${size} × ${size}`, (t) =>
    matchesFormula(
      t,
      `median:size=${size}`,
      perFrame(sameSize, (at, x, y) =>
        [0, 1, 2, 3].map((channel) => {
          const reach = (size - 1) / 2
          const around = Array.from(
            { length: size * size },
            (_, i) =>
              at(x - reach + (i % size), y - reach + Math.floor(i / size))[channel] as number
          )
          return around.sort((a, b) => a - b)[(size * size - 1) / 2] as number
        })
      )
    )
  )
}

t.test('a square larger than the picture is reduced to fit it', async (t) => {
  const rows = [
    [[10], [200], [30]],
    [[60], [90], [20]],
    [[70], [50], [40]]
  ]
  const small = await lightOf((await print(t, await drawPng(rows), 'median:size=15')).bytes)
  const asked = await lightOf((await print(t, await drawPng(rows), 'median:size=3')).bytes)
  t.strictSame(small, asked)
  t.equal(small[4], 50, 'the middle of nine')
  const pixel = await print(t, await drawPng([[[10, 20, 30]]]), 'median')
  t.strictSame(await pixelsOf(pixel.bytes), [[10, 20, 30, 255]])
})
