import sharp from 'sharp'
import t from 'tap'
import { GAP, layOut, printsOn } from '#lib/recipes/contact-sheet-layout.ts'
import { TONE_RECIPES } from '#lib/recipes/tone-recipes.ts'
import { kinds } from '../../support/images/kinds.ts'
import {
  draw,
  drawPng,
  LIMITS,
  pixelsOf,
  print,
  samplesOf,
  scene
} from '../../support/images/pixels.ts'

t.test('each preview is exactly what its recipe makes of the reduced photograph', async (t) => {
  const photographs = {
    opaque: await drawPng(scene(90, 60)),
    gray: await drawPng(scene(90, 60, 1))
  }
  for (const [name, image] of Object.entries(photographs)) {
    const { bytes } = await print(t, image, 'contact-sheet:labels=false')
    for (const { recipe, ...area } of printsOn(await sharp(bytes).metadata())) {
      const small = await samplesOf(await sharp(bytes).extract(area).toBuffer())
      const alone = await samplesOf((await print(t, image, recipe)).bytes)
      t.ok(small.equals(alone), `${name}: ${recipe}`)
    }
  }
})

t.test('larger photographs are reduced first', async (t) => {
  const image = await draw(scene(300, 150)).png().toBuffer()
  const { bytes } = await print(t, image, 'contact-sheet:size=100;columns=4;labels=false')
  const { width, height } = await sharp(bytes).metadata()
  t.strictSame([width, height], [4 * (100 + GAP) + GAP, 6 * (50 + GAP) + GAP])
})

t.test('transparent parts show the paper', async (t) => {
  const clear = await drawPng(Array.from({ length: 70 }, () => Array(70).fill([9, 200, 9, 0])))
  const { bytes } = await print(t, clear, 'contact-sheet:labels=false')
  const paper = (await pixelsOf(bytes)).filter((pixel) => pixel.join() === '28,26,24,255')
  t.equal(paper.length, (await pixelsOf(bytes)).length)
})

t.test('labels are below the previews, and within their columns', async (t) => {
  const black = await drawPng(Array.from({ length: 64 }, () => Array(64).fill([0, 0, 0])))
  const print_ = { width: 64, height: 64 }
  const sheet = layOut(print_, { columns: 6, labels: true })
  const { bytes } = await print(t, black, 'contact-sheet')
  const pixels = await pixelsOf(bytes)
  const bright = pixels.flatMap(([red = 0], i) =>
    red > 150 ? [{ x: i % sheet.width, y: Math.floor(i / sheet.width) }] : []
  )
  for (const { left, top, width, height, recipe } of sheet.prints) {
    const below = bright.filter(
      ({ x, y }) => x >= left && x < left + width && y >= top + height && y < top + height + 18
    )
    t.ok(below.length > 20, recipe)
  }
  const between = bright.filter(({ x }) => (x - GAP) % (64 + GAP) >= 64)
  t.equal(between.length, 0)
})

t.test('of every kind of image, and of an animation its first frame', async (t) => {
  for (const [name, { image }] of Object.entries(kinds)) {
    const { bytes } = await print(t, image, 'contact-sheet', LIMITS)
    const { pages = 1, width = 0 } = await sharp(bytes).metadata()
    t.ok(pages === 1 && width > 6 * 24, name)
  }
})

t.test('all treatments of tone are on it', async (t) => {
  t.equal(new Set(TONE_RECIPES.map((recipe) => recipe.split(':')[0])).size, 24)
})
