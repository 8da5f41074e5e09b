import t from 'tap'
import { perFrame, sameSize } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'

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
