import t from 'tap'
import { perFrame, sameSize } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'

t.test('the last row of every kind of image becomes the first', (t) =>
  matchesFormula(
    t,
    'flip',
    perFrame(sameSize, (at, x, y, _, height) => at(x, height - 1 - y))
  )
)
