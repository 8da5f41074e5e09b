import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'

for (const [recipe, level] of Object.entries({
  solarize: 128,
  'solarize:level=0': 0,
  'solarize:level=60': 60,
  'solarize:level=255': 255
})) {
  t.test(`${recipe}: what is bright in every kind of image becomes its negative`, async (t) => {
    await matchesFormula(
      t,
      recipe,
      perPixel((colour) => colour.map((v) => (v >= level ? 255 - v : v)))
    )
  })
}
