import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { develop } from '../../../apps/receiver/develop/develop.ts'
import { inspect, UndevelopableError } from '../../../apps/receiver/develop/inspect.ts'
import { photo } from '../../support/images/photos.ts'
import { LIMITS, print } from '../../support/images/pixels.ts'

const formats = ['png', 'jpeg', 'webp', 'gif', 'tiff', 'avif'] as const

t.test('a JPEG with a scratch in the middle is developed, scratch and all', async (t) => {
  const whole = await photo(800, 600)
  whole.fill(0xff, whole.length / 2, whole.length / 2 + 200)
  t.match(await print(t, whole, 'grayscale'), { width: 800, height: 600 })
})

const strangers: Record<string, string | Buffer> = {
  'an empty file': '',
  text: 'This is not a photograph.\n',
  SVG: '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>',
  'an SVG document':
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
  PPM: 'P6 1 1 255 abc',
  PDF: '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj',
  BMP: Buffer.concat([Buffer.from('BM'), Buffer.alloc(80)]),
  'a libvips file': Buffer.concat([Buffer.from('b6a6f208', 'hex'), Buffer.alloc(100)]),
  'the first byte of a PNG': Buffer.from([0x89])
}

for (const [name, bytes] of Object.entries(strangers)) {
  t.test(`${name} is not an image that is read here`, async (t) => {
    const error = await faultOf(print(t, Buffer.from(bytes), 'grayscale'))
    t.match(error, { name: 'UndevelopableError', failure: { code: 'not-an-image' } })
  })
}

t.test('a disk error is not blamed on the image', async (t) => {
  const folder = t.testdir({})
  const original = join(folder, 'original')
  await writeFile(original, await photo(120, 90))
  for (const format of formats) {
    const recipe = parseRecipe(`grayscale,output:format=${format}`)
    const inspection = await inspect(original, recipe, LIMITS)
    for (const [target, code] of [
      ['/dev/full', /no space left on device/i],
      [join(folder, 'nowhere', 'result'), /no such file or directory/i],
      [folder, /directory/]
    ] as const) {
      const error = await faultOf(
        develop(original, inspection, { recipe, outputPath: target, limits: LIMITS })
      )
      t.notOk(error instanceof UndevelopableError, `${format} to ${target}`)
      t.match(error.message, code, `${format} to ${target}`)
    }
  }
})

t.test('a missing original is not blamed on its sender', async (t) => {
  const folder = t.testdir({})
  const recipe = parseRecipe('grayscale')
  const missing = await faultOf(inspect(join(folder, 'original'), recipe, LIMITS))
  t.match(missing, { code: 'ENOENT' })

  const original = join(folder, 'original')
  await writeFile(original, await photo(80, 60))
  const inspection = await inspect(original, recipe, LIMITS)
  const elsewhere = join(folder, 'elsewhere')
  const error = await faultOf(
    develop(elsewhere, inspection, { recipe, outputPath: join(folder, 'r'), limits: LIMITS })
  )
  t.notOk(error instanceof UndevelopableError)
})

async function faultOf(work: Promise<unknown>): Promise<Error> {
  const outcome = await work.then(
    () => new Error('no fault'),
    (error) => error
  )
  return outcome
}
