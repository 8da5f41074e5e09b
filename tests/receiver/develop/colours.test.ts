import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { SMALL } from '#lib/recipes/small.ts'
import { readColours } from '../../../apps/receiver/develop/describe.ts'
import { inspect } from '../../../apps/receiver/develop/inspect.ts'
import { createTasks } from '../../../apps/receiver/worker/tasks.ts'
import { draw, drawPng, LIMITS, scene } from '../../support/images/pixels.ts'
import { chunk, withChunks } from '../../support/images/told-colours.ts'

/** Linear samples, so that sharp alone would show them too dark: they are read before all steps. */
const LINEAR = [chunk('gAMA', Buffer.from([0, 1, 0x86, 0xa0]))]

/** What a worker sees of the image while it develops it. */
async function seenOf(t: Test, bytes: Uint8Array) {
  const folder = t.testdir()
  const path = join(folder, 'original')
  await writeFile(path, bytes)
  const run = createTasks({ limits: { ...LIMITS, memory: 1e9 }, allowSvg: false })
  const upTo = { bytes: 1e9, outputPath: join(folder, 'print') }
  const asked = { path, watermarks: {}, recipe: parseRecipe('grayscale'), upTo }
  const answer = await run({ task: 'inspect', asked })
  const made = 'answer' in answer && 'made' in answer.answer ? answer.answer.made : undefined
  const again = async () => readColours(await inspect(path, SMALL, LIMITS), LIMITS)
  return { seen: made?.seen, again }
}

t.test('the header is seen with every print', async (t) => {
  const { seen } = await seenOf(t, await drawPng(scene(30, 20, 4)))
  t.match(seen, { header: { frames: 1, depth: 8, colorSpace: 'rgb', orientation: 1, icc: false } })
  t.notOk(seen?.colours, 'its pixels are decoded in one go with the steps')
})

t.test('so are the colours of pixels that are read before all steps', async (t) => {
  for (const channels of [1, 2, 3, 4] as const) {
    const image = withChunks(await drawPng(scene(300, 200, channels)), LINEAR)
    const { seen, again } = await seenOf(t, image)
    t.strictSame(seen?.colours, await again(), `${channels} channels`)
  }
  const half = await draw(scene(1, 1).map((row) => row.map(() => [55, 55, 55])))
  const { seen } = await seenOf(t, withChunks(await half.png().toBuffer(), LINEAR))
  // IEC 61966-2-1: 55/255 of the light is 128/255 of the signal
  t.equal(seen?.colours?.dominantColor, '#808080')
})
