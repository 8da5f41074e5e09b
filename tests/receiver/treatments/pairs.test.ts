import sharp from 'sharp'
import t from 'tap'
import { examples, type Format, formats, originals } from '../../support/images/every-treatment.ts'
import { createPairs, read } from '../../support/images/step-by-step.ts'

/** WebP forgets the colours of what cannot be seen, and these take them from their neighbours. */
const SEE_THE_UNSEEN = ['median', 'edge', 'emboss']

const opaque = await read(await sharp(originals.gif.bytes, { animated: true }).flatten().toBuffer())
const assertPair = createPairs({ folder: t.testdir({}), watermark: originals.webp.bytes })

// Each pair on each format would take minutes: each treatment meets every format, as the first of
// two and as the second.
for (const [i, first] of examples.entries()) {
  t.test(`${first.name} and then every other treatment, as one after the other`, async (t) => {
    for (const [j, second] of examples.entries()) {
      const format = formats[(i + j) % formats.length] as Format
      const steps: [string, string] = [first.step, second.step]
      const clear = format === 'gif' && SEE_THE_UNSEEN.includes(second.name)
      const original = clear ? opaque : originals[format]
      await assertPair(t, { original, steps, name: `${steps} on ${format}` })
    }
  })
}
