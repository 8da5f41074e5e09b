import t from 'tap'
import { matchesFormula } from '../../support/images/kinds.ts'
import { drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

const SIDE = 200
const plain = await drawPng(
  Array.from({ length: SIDE }, () => Array.from({ length: SIDE }, () => [120, 130, 140, 77]))
)

t.test('specks have no colour, no alpha, and the given deviation', async (t) => {
  for (const amount of [3, 12, 25]) {
    const pixels = await pixelsOf((await print(t, plain, `grain:amount=${amount}`)).bytes)
    const added = pixels.map(([red = 0]) => red - 120)
    t.ok(pixels.every(([r = 0, g, b, a]) => g === r + 10 && b === r + 20 && a === 77))
    const mean = added.reduce((a, b) => a + b) / added.length
    const deviation = Math.sqrt(added.reduce((a, b) => a + (b - mean) ** 2, 0) / added.length)
    t.ok(Math.abs(mean) < 0.05 * amount, `mean ${mean}`)
    t.ok(Math.abs(deviation - amount) < 0.03 * amount + 0.1, `deviation ${deviation}`)
    // Within half a step more than one deviation of the middle lie 69 to 75 % of a bell.
    const near = added.filter((v) => Math.abs(v) <= amount).length / added.length
    t.ok(near > 0.66 && near < 0.77, `${near} within one deviation`)
  }
})

t.test('specks do not correlate with those beside or below them', async (t) => {
  const pixels = await pixelsOf((await print(t, plain, 'grain:amount=20')).bytes)
  const added = pixels.map(([red = 0]) => red - 120)
  for (const away of [1, 2, SIDE, SIDE + 1]) {
    const related = added.slice(away).reduce((sum, v, i) => sum + v * (added[i] as number), 0)
    const correlation = related / (added.length - away) / 400
    t.ok(Math.abs(correlation) < 0.03, `${away} away: ${correlation}`)
  }
})

t.test('the same photograph gets the same grain', async (t) => {
  const once = (await print(t, plain, 'grain')).bytes
  t.ok(once.equals((await print(t, plain, 'grain')).bytes))
})

t.test('amount 0 changes nothing', (t) => matchesFormula(t, 'grain:amount=0', (pixels) => pixels))
