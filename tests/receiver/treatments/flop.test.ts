import t from 'tap'
import { perFrame, sameSize } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'

t.test('the last column of every kind of image becomes the first', (t) =>
  matchesFormula(
    t,
    'flop',
    perFrame(sameSize, (at, x, y, width) => at(width - 1 - x, y))
  )
)

t.test('mirrored twice, nothing has changed', (t) =>
  matchesFormula(t, 'flop,flop', (pixels) => pixels)
)
