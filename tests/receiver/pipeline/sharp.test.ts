import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { sharp } from '../../../apps/receiver/pipeline/sharp.ts'
import { draw, scene } from '../../support/images/pixels.ts'

const strangers = {
  'an SVG': '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
  'a PPM': 'P6\n1 1\n255\nabc',
  'a Radiance': '#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 1\nabcd',
  'a PDF': '%PDF-1.4\n'
}

for (const [name, bytes] of Object.entries(strangers)) {
  t.test(`${name} finds no loader, in a file or in memory`, async (t) => {
    const path = join(t.testdir({}), 'original')
    await writeFile(path, bytes)
    await t.rejects(sharp(path).metadata(), /unsupported image format/)
    await t.rejects(sharp(Buffer.from(bytes)).metadata(), /unsupported image format/)
  })
}

t.test('what sharp itself would read, it does not read here', async (t) => {
  const vips = join(t.testdir({}), 'image.v')
  await draw(scene(8, 8)).toFile(vips)
  await t.rejects(sharp(vips).metadata(), /unsupported image format/)
})

t.test('the formats we name are read from a file and from memory', async (t) => {
  const path = join(t.testdir({}), 'original')
  for (const format of ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const) {
    const bytes = await draw(scene(8, 8)).toFormat(format).toBuffer()
    await writeFile(path, bytes)
    t.match(await sharp(path).metadata(), { width: 8 }, format)
    t.match(await sharp(bytes).metadata(), { width: 8 }, format)
  }
})

t.test('an image takes one thread, and leaves nothing in a cache', async (t) => {
  t.equal(sharp.concurrency(), 1)
  t.match(sharp.cache(), { memory: { max: 0 }, items: { max: 0 } })
})
