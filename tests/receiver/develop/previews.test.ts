import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import t from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { develop } from '../../../apps/receiver/develop/develop.ts'
import { inspect } from '../../../apps/receiver/develop/inspect.ts'
import { inspectPreview, writeCopy, writeView } from '../../../apps/receiver/develop/view.ts'
import { examples } from '../../support/images/every-treatment.ts'
import { photo } from '../../support/images/photos.ts'

/** As the receiver copies an original that is larger than its previews. */
const WHOLE = { width: 1200, height: 900 }
const COPY = 600
const SIDE = 300
const limits = { maxPixels: 1e8, maxSide: 16_384, maxFrames: 10 }

const folder = t.testdir()
const original = join(folder, 'original')
const copy = join(folder, 'copy')
await writeFile(original, await drawing())
const copied = await inspect(original, parseRecipe(`resize:width=${COPY};height=${COPY}`), limits)
await writeCopy({ path: original, inspection: copied }, limits, copy)

/** A photograph with edges and colours: noise alone would be gray from afar. */
async function drawing(): Promise<Buffer> {
  const { width, height } = WHOLE
  const { data, info } = await sharp(await photo(width, height))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const paint = (at: number, colour: number[]) =>
    colour.forEach((level, c) => {
      data[at + c] = level + ((data[at + c] as number) >> 3)
    })
  for (let at = 0; at < data.length; at += info.channels) {
    const x = (at / info.channels) % width
    const y = Math.floor(at / info.channels / width)
    if (Math.hypot(x - 400, y - 300) < 220) paint(at, [200, 40, 20])
    if (x > 500 && x < 1100 && y > 400 && y < 700) paint(at, [30, 60, 160])
    if (Math.abs(x + y * 1.3 - 1200) < 60) paint(at, [220, 210, 180])
  }
  return sharp(data, { raw: info }).png().toBuffer()
}

async function preview(recipe: string, side = SIDE) {
  const asked = { recipe: parseRecipe(recipe), whole: WHOLE, side }
  const inspection = await inspectPreview(copy, asked, limits)
  const path = join(folder, 'preview')
  await writeView({ path: copy, inspection }, limits, path)
  return { ...inspection.shown, path }
}

async function print(text: string) {
  const recipe = parseRecipe(text)
  const outputPath = join(folder, 'print')
  const inspection = await inspect(original, recipe, limits)
  await develop(original, inspection, { recipe, outputPath, limits })
  return outputPath
}

/** The mean difference of the samples, on white, of the preview and the print made as small. */
async function difference(shown: string, printed: string): Promise<number> {
  const { width, height } = await sharp(shown).metadata()
  const [a, b] = await Promise.all(
    [shown, printed].map((path) =>
      sharp(path)
        .flatten({ background: '#ffffff' })
        .resize({ width, height, fit: 'fill' })
        .toColourspace('srgb')
        .raw()
        .toBuffer()
    )
  )
  if (!a || !b) throw new Error('nothing to compare')
  return a.reduce((sum, sample, i) => sum + Math.abs(sample - (b[i] as number)), 0) / a.length
}

const OTHERS = ['contact-sheet', 'watermark-image']

for (const { name, step } of examples.filter(({ name }) => !OTHERS.includes(name))) {
  t.test(`the preview of ${step} looks like its print`, async (t) => {
    const printed = await print(step)
    const shown = await preview(step)
    const { width, height } = await sharp(printed).metadata()
    if (name !== 'trim') t.same(shown.print, { width, height }, 'it knows the size of the print')
    const seen = await sharp(shown.path).metadata()
    t.equal(seen.format, 'webp')
    t.ok(Math.max(seen.width, seen.height) <= SIDE)
    t.ok(Math.abs(seen.width / seen.height - width / height) < 0.02, 'it has the same shape')
    const apart = await difference(shown.path, printed)
    const isTold = shown.approximate.includes(name)
    t.ok(isTold || apart < 4, `${apart.toFixed(2)} levels apart`)
  })
}

t.test('steps after one another are scaled by what came before', async (t) => {
  for (const recipe of [
    'resize:width=800,blur:sigma=6,border:width=30',
    'crop:region=100.100.1000.700,resize:width=400,round-corners:radius=60',
    'pad:top=200;background=ff0000,rotate:angle=90,pixelate:size=40',
    'border:width=50,resize:width=200,thermal,watermark:text=Revelado',
    'resize:width=500;height=500;fit=cover,circle,output:format=jpeg'
  ]) {
    const printed = await print(recipe)
    const shown = await preview(recipe)
    const apart = await difference(shown.path, printed)
    t.ok(apart < 6, `${recipe}: ${apart.toFixed(2)} levels apart`)
  }
})

t.test('a print that is smaller than the preview is shown in its own size', async (t) => {
  const recipe = 'resize:width=200,sharpen:sigma=2,grain:amount=20'
  const shown = await preview(recipe)
  const { width } = await sharp(shown.path).metadata()
  t.equal(width, 200)
  t.same(shown.approximate, [], 'what depends on single pixels is exact')
  t.ok((await difference(shown.path, await print(recipe))) < 6)
})

t.test('what cannot be seen in small is told', async (t) => {
  t.same((await preview('grain')).approximate, ['grain'])
  t.same((await preview('halftone,edge')).approximate, ['halftone', 'edge'])
  t.same((await preview('thermal,vignette')).approximate, [])
  t.same((await preview('crop:region=0.0.200.150')).approximate, ['crop'], 'a tenth of the copy')
  t.same((await preview('crop:region=0.0.900.600')).approximate, [])
})
