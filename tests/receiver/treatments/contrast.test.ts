import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'

for (const [recipe, amount] of Object.entries({
  contrast: 1.3,
  'contrast:amount=0': 0,
  'contrast:amount=0.6': 0.6,
  'contrast:amount=4': 4
})) {
  t.test(`${recipe} draws every kind of image away from the middle`, async (t) => {
    await matchesFormula(
      t,
      recipe,
      perPixel((colour) => colour.map((sample) => 127.5 + amount * (sample - 127.5)))
    )
  })
}
