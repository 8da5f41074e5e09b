import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'

for (const [recipe, amount] of Object.entries({
  brightness: 1.2,
  'brightness:amount=0': 0,
  'brightness:amount=0.35': 0.35,
  'brightness:amount=4': 4
})) {
  t.test(`${recipe} multiplies the samples of every kind of image`, async (t) => {
    await matchesFormula(
      t,
      recipe,
      perPixel((colour) => colour.map((sample) => amount * sample))
    )
  })
}
