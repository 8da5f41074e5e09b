import t from 'tap'
import { ANY_COLOUR, isNearHidden, perFrame, sameSize } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'

const KERNEL = [
  [-2, -1, 0],
  [-1, 1, 1],
  [0, 1, 2]
]

t.test('weighs the neighbours of every sample, and keeps alpha', (t) =>
  matchesFormula(
    t,
    'emboss',
    perFrame(sameSize, (at, x, y) => {
      const alpha = at(x, y)[3] as number
      if (isNearHidden(at, x, y, 1)) return [...ANY_COLOUR, alpha]
      const colour = [0, 1, 2].map((c) =>
        KERNEL.flatMap((row, j) =>
          row.map((weight, i) => weight * (at(x + i - 1, y + j - 1)[c] as number))
        ).reduce((a, b) => a + b)
      )
      return [...colour, alpha]
    })
  )
)
