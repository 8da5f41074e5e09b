import t from 'tap'
import { develops, examples, originals } from '../../support/images/every-treatment.ts'

const formats = Object.entries(originals)

// Each pair on each format would take minutes: each treatment meets every format, as the first of
// two and as the second.
for (const [i, first] of examples.entries()) {
  t.test(`${first.name} and then every other treatment`, async (t) => {
    for (const [j, second] of examples.entries()) {
      const [format, original] = formats[(i + j) % formats.length] as (typeof formats)[number]
      const recipe = `${first.step},${second.step}`
      t.ok(await develops(t, original, recipe), `${recipe} on ${format}`)
    }
  })
}
