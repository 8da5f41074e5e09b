import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import t, { type Test } from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { MEGABYTE } from '#lib/units.ts'
import { inspect } from '../../../apps/receiver/develop/inspect.ts'
import { drawPng, LIMITS, scene } from '../../support/images/pixels.ts'
import { jpegSegment, webpFrame, webpOf } from '../../support/images/structures.ts'

const endless = webpOf(Array(6000).fill(webpFrame))

t.test('what a file is made of is looked at before it is decoded', async (t) => {
  const error = await inspectBytes(t, endless).catch((error) => error)
  t.match(error.failure, {
    code: 'too-many-parts',
    parameters: { subject: 'image', part: 'frames', limit: { allowed: 5000, measured: 5001 } }
  })
})

t.test('that of a watermark, too', async (t) => {
  const id = 'x'.repeat(22)
  const image = await drawPng(scene(20, 10))
  const recipe = `watermark-image:image=${id}`
  const looking = inspectBytes(t, image, { recipe, watermark: endless })
  const error = await looking.catch((error) => error)
  t.match(error.failure, { code: 'too-many-parts', parameters: { subject: 'watermark' } })
})

t.test('metadata is part of the memory that an image is estimated to take', async (t) => {
  const plain = await sharp(await drawPng(scene(20, 10)))
    .jpeg()
    .toBuffer()
  const segments = Array(64).fill(jpegSegment(0xe5, 'x'.repeat(65_000)))
  const laden = Buffer.concat([plain.subarray(0, 2), ...segments, plain.subarray(2)])
  const { memory } = await inspectBytes(t, plain)
  const more = (await inspectBytes(t, laden)).memory - memory
  t.equal(more, 2 * 64 * 65_000)
  const limit = { memory: memory + MEGABYTE }
  const error = await inspectBytes(t, laden, limit).catch((error) => error)
  t.match(error.failure, { code: 'too-much-memory' })
})

type Asked = { recipe?: string; memory?: number; watermark?: Buffer }

async function inspectBytes(t: Test, image: Buffer, asked: Asked = {}) {
  const { recipe = 'output', watermark = image, ...limits } = asked
  const folder = t.testdir({})
  const path = join(folder, 'original')
  await writeFile(path, image)
  await writeFile(join(folder, 'watermark'), watermark)
  const originalOf = () => join(folder, 'watermark')
  return inspect(path, parseRecipe(recipe), { ...LIMITS, ...limits, originalOf })
}
