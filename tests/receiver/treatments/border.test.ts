import t from 'tap'
import { perFrame } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'

for (const [recipe, wide, color] of [
  ['border', 10, [0, 0, 0, 255]],
  ['border:width=3;color=10ff80', 3, [16, 255, 128, 255]]
] as const) {
  t.test(`${recipe} frames every kind of image`, (t) =>
    matchesFormula(
      t,
      recipe,
      perFrame(
        (width, height) => [width + 2 * wide, height + 2 * wide],
        (at, x, y, width, height) => {
          const inside = x >= wide && x < wide + width && y >= wide && y < wide + height
          return inside ? at(x - wide, y - wide) : [...color]
        }
      )
    )
  )
}
