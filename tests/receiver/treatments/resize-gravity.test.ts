import t from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { MEGABYTE } from '#lib/units.ts'
import { type Colour, drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

const [RED, GREEN, BLUE]: Colour[] = [
  [200, 30, 30],
  [30, 200, 30],
  [30, 30, 200]
]
const stripes = Array.from(
  { length: 60 },
  (_, i) => [RED, GREEN, BLUE][Math.floor(i / 20)] as Colour
)
const across = await drawPng(Array.from({ length: 20 }, () => stripes))
const down = await drawPng(stripes.map((colour) => Array(20).fill(colour)))

for (const [gravity, fromAcross, fromDown] of [
  ['center', GREEN, GREEN],
  ['west', RED, GREEN],
  ['east', BLUE, GREEN],
  ['north', GREEN, RED],
  ['south', GREEN, BLUE],
  ['north-west', RED, RED],
  ['south-east', BLUE, BLUE],
  ['north-east', BLUE, RED],
  ['south-west', RED, BLUE]
] as const) {
  t.test(`cover keeps the ${gravity}`, async (t) => {
    const recipe = `resize:width=20;height=20;fit=cover;gravity=${gravity}`
    for (const [image, colour] of [
      [across, fromAcross],
      [down, fromDown]
    ] as const) {
      const pixels = await pixelsOf((await print(t, image, recipe)).bytes)
      t.strictSame(pixels, Array(400).fill([...(colour as Colour), 255]))
    }
  })
}

t.test('a thin picture is cropped before it is enlarged', async (t) => {
  const thin = await drawPng(stripes.map((colour) => [colour, colour]))
  for (const [gravity, colour] of [
    ['north', RED],
    ['center', GREEN],
    ['south', BLUE],
    ['attention', undefined],
    ['entropy', undefined]
  ] as const) {
    const recipe = `resize:width=256;height=256;fit=cover;enlarge=true;gravity=${gravity}`
    const { bytes, inspection } = await print(t, thin, recipe)
    const pixels = await pixelsOf(bytes)
    t.equal(pixels.length, 256 * 256)
    t.ok(inspection.memory < 30 * MEGABYTE, 'and not held whole')
    if (colour) t.strictSame(pixels, Array(256 * 256).fill([...colour, 255]))
  }
})

t.test('contain puts the photograph where gravity says', async (t) => {
  const recipe = 'resize:width=60;height=60;fit=contain;gravity=south'
  const pixels = await pixelsOf((await print(t, across, recipe)).bytes)
  t.equal(pixels[39 * 60]?.[3], 0)
  t.strictSame(pixels[40 * 60], [...(RED as Colour), 255])
})

t.test('attention and entropy keep the part where something is', async (t) => {
  const field = Array.from({ length: 64 }, (_, y) =>
    Array.from({ length: 256 }, (_, x) => {
      const thing = x >= 190 && x < 240 && y > 8 && y < 56
      return thing ? [230, ((x * 37 + y * 91) % 90) + 60, (x * y) % 120] : [128, 128, 128]
    })
  )
  const image = await drawPng(field)
  for (const gravity of ['attention', 'entropy']) {
    const recipe = `resize:width=64;height=64;fit=cover;gravity=${gravity}`
    const { bytes, inspection } = await print(t, image, recipe)
    const pixels = await pixelsOf(bytes)
    const things = pixels.filter(([red, green]) => red !== 128 || green !== 128)
    t.ok(things.length > 2000, `${gravity}: ${things.length} of 2350 pixels`)
    t.ok(inspection.memory > 0)
  }
})

t.test('recipes without a gravity are called what they were', async (t) => {
  const text = 'resize:width=20;height=20;fit=cover'
  t.equal(parseRecipe(text).text, text)
  t.equal(parseRecipe(`${text};gravity=center`).text, text)
})
