import t from 'tap'
import { UndevelopableError } from '../../../apps/receiver/pipeline/undevelopable.ts'
import { formatSamples } from '../../support/images/formats/index.ts'
import { printIn } from '../../support/images/pixels.ts'
import { randomFrom } from '../../support/random.ts'

const TIMES = 12
const RECIPES = [
  'grayscale',
  'resize:width=10,output:format=jpeg;keep=all',
  'median,output:format=tiff'
]

const random = randomFrom(1)

/** Cut short, or with some bytes of its beginning or of the whole changed. */
function broken(bytes: Buffer): Buffer {
  if (random(4) === 0) return bytes.subarray(0, random(bytes.length))
  const changed = Buffer.from(bytes)
  const reach = random(2) === 0 ? Math.min(bytes.length, 300) : bytes.length
  for (let i = 0; i <= random(6); i++) changed[random(reach)] = random(256)
  return changed
}

t.test('a broken file of any kind is printed or refused, and never an error of ours', async (t) => {
  const folder = t.testdir({})
  for (const { format, kind, bytes } of await formatSamples()) {
    for (let i = 0; i < TIMES; i++) {
      const recipe = RECIPES[random(RECIPES.length)] ?? ''
      try {
        await printIn(folder, broken(bytes), recipe)
      } catch (err) {
        if (!(err instanceof UndevelopableError)) t.error(err, `${format}, ${kind}, ${recipe}`)
      }
    }
  }
})
