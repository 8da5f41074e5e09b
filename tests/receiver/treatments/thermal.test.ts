import t from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { lightOfColour, matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { type Colour, drawPng, pixelsOf, print, scene } from '../../support/images/pixels.ts'

const LEVELS = [0, 63, 128, 201, 255]
const ramp = drawPng([LEVELS.map((level) => [level])])

async function colours(t: Parameters<typeof print>[0], recipe: string): Promise<Colour[]> {
  return (await pixelsOf((await print(t, await ramp, recipe)).bytes)).map((c) => c.slice(0, 3))
}

// Read out of the Python package cmap 0.8, which has all 256 colours of each.
const KNOWN: Record<string, Colour[]> = {
  inferno: [
    [0, 0, 4],
    [85, 15, 109],
    [188, 55, 84],
    [252, 159, 7],
    [252, 255, 164]
  ],
  magma: [
    [0, 0, 4],
    [79, 18, 123],
    [183, 55, 121],
    [253, 154, 106],
    [252, 253, 191]
  ],
  viridis: [
    [68, 1, 84],
    [59, 81, 139],
    [33, 145, 140],
    [115, 208, 86],
    [253, 231, 37]
  ],
  cividis: [
    [0, 34, 78],
    [66, 78, 108],
    [125, 124, 120],
    [197, 181, 104],
    [254, 232, 56]
  ],
  turbo: [
    [48, 18, 59],
    [42, 185, 238],
    [164, 252, 60],
    [243, 99, 21],
    [122, 4, 3]
  ],
  'white-hot': LEVELS.map((level) => [level, level, level]),
  'black-hot': LEVELS.map((level) => [255 - level, 255 - level, 255 - level])
}

for (const [palette, known] of Object.entries(KNOWN)) {
  t.test(`the colours of ${palette}`, async (t) => {
    const got = await colours(t, `thermal:palette=${palette}`)
    const far = got.flatMap((colour, i) => colour.map((c, j) => Math.abs(c - (known[i]?.[j] ?? 0))))
    t.ok(Math.max(...far) <= 4, `${got.join(' | ')} beside ${known.join(' | ')}`)
  })
}

t.test('inverted, dark has the colour that light had', async (t) => {
  const image = await drawPng([Array.from({ length: 256 }, (_, level) => [level])])
  const straight = await pixelsOf((await print(t, image, 'thermal')).bytes)
  const inverted = await pixelsOf((await print(t, image, 'thermal:invert=true')).bytes)
  t.same(inverted, straight.reverse())
})

t.test('an isotherm marks a band of light and nothing else', async (t) => {
  // 25 % is 63.75, 80 % is 204.
  const recipe = 'thermal:palette=white-hot;isotherm=25-80;isotherm-color=FF0080'
  t.same(await colours(t, recipe), [
    [0, 0, 0],
    [63, 63, 63],
    [255, 0, 128],
    [255, 0, 128],
    [255, 255, 255]
  ])
})

t.test('a span spends the whole palette on what lies within, and keeps the isotherm', async (t) => {
  // 20 % is 51, 80 % is 204: 63 is 12/153 along, 128 is 77/153, 201 is 150/153.
  t.same(
    await colours(t, 'thermal:palette=white-hot;span=20-80'),
    [0, 20, 128, 250, 255].map((level) => [level, level, level])
  )
  const both = 'thermal:palette=white-hot;span=20-80;isotherm=45-55'
  t.same((await colours(t, both))[2], [0, 255, 0], '128 is 50 % of the light, whatever the span')
})

t.test('a whole span is none, and the text says so', async (t) => {
  const spanned = await colours(t, 'thermal:span=0-100')
  t.same(spanned, await colours(t, 'thermal'))
  t.equal(parseRecipe('thermal:span=0-100').text, 'thermal')
})

t.test('the scale of a span goes from its hottest level to its coldest', async (t) => {
  const image = await drawPng([...Array(20).fill(Array(10).fill([128]))])
  const recipe = 'thermal:palette=white-hot;span=50-60;isotherm=55-60;scale=true'
  const column = (await pixelsOf((await print(t, image, recipe)).bytes))
    .filter((_, at) => at % 10 === 8)
    .slice(1, 19)
  t.same(column[0], [0, 255, 0, 255], '60 % is in the isotherm')
  t.same(column[17], [5, 5, 5, 255], '50 % is 127.5, and 128 the coldest level there')
  t.same(column[10], [105, 105, 105, 255], 'level 138, of 127.5 to 153')
})

t.test('the scale goes from hot to cold at the right edge of each frame', async (t) => {
  const image = await drawPng(scene(100, 60, 4))
  const plain = await pixelsOf((await print(t, image, 'thermal')).bytes)
  const scaled = await pixelsOf((await print(t, image, 'thermal:scale=true')).bytes)
  // 3 wide, 3 away from each edge: 54 rows from the 4th on.
  const changed = scaled.flatMap((c, i) => (String(c) === String(plain[i]) ? [] : [i]))
  t.ok(changed.every((i) => i % 100 >= 94 && i % 100 < 97 && i >= 300 && i < 5700))
  t.same(scaled[394], [255, 255, 246, 255], 'the hottest of ironbow')
  t.same(scaled[5695], [0, 0, 10, 255], 'the coldest')
})

t.test('the light of every kind of image', async (t) => {
  const gray = perPixel((colour) => Array(3).fill(lightOfColour(colour)))
  await matchesFormula(t, 'thermal:palette=white-hot', gray, 1)
})
