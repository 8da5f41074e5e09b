import t from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { kinds } from '../../support/images/kinds.ts'
import {
  type Colour,
  drawPng,
  pixelsOf,
  pngColourType,
  print
} from '../../support/images/pixels.ts'

const WIDTH = 400
const HEIGHT = 200
const plain = (colour: Colour) =>
  drawPng(Array.from({ length: HEIGHT }, () => Array.from({ length: WIDTH }, () => colour)))
const gray = await plain([100, 100, 100])

/** The pixels that changed. */
async function marked(t: Parameters<typeof print>[0], recipe: string, image = gray) {
  const before = await pixelsOf(image)
  const { bytes } = await print(t, image, recipe)
  const after = await pixelsOf(bytes)
  return after.flatMap((pixel, i) =>
    pixel.some((v, c) => v !== before[i]?.[c])
      ? [{ x: i % WIDTH, y: Math.floor(i / WIDTH), pixel }]
      : []
  )
}

t.test('is placed by gravity, half a line from the edge', async (t) => {
  for (const [gravity, right, bottom] of [
    ['north-west', false, false],
    ['south-east', true, true],
    ['north-east', true, false],
    ['south-west', false, true]
  ] as const) {
    const pixels = await marked(t, `watermark:text=Mn;size=20;gravity=${gravity}`)
    t.ok(pixels.length > 200, `${gravity}: ${pixels.length} pixels`)
    t.ok(
      pixels.every(({ x, y }) => x > WIDTH / 2 === right && y > HEIGHT / 2 === bottom),
      gravity
    )
    t.ok(pixels.every(({ x, y }) => x >= 18 && y >= 18 && x < WIDTH - 18 && y < HEIGHT - 18))
  }
})

t.test('a letter is as high as DejaVu Sans makes it', async (t) => {
  // Its capitals are 1493 of 2048 units high (fontTools: OS/2.sCapHeight).
  const rows = (await marked(t, 'watermark:text=H;size=40;opacity=1;gravity=center')).map(
    ({ y }) => y
  )
  const high = Math.max(...rows) - Math.min(...rows) + 1
  t.ok(Math.abs(high - (80 * 1493) / 2048) <= 2, `${high}`)
})

t.test('letters have the given colour and opacity', async (t) => {
  for (const [opacity, expected] of [
    [1, [255, 0, 64]],
    [0.6, [193, 40, 78]],
    [0.25, [139, 75, 91]]
  ] as const) {
    const recipe = `watermark:text=MMM;size=40;color=ff0040;opacity=${opacity}`
    const pixels = await marked(t, recipe)
    const full = pixels.filter(({ pixel }) =>
      expected.every((v, c) => Math.abs(v - (pixel[c] as number)) <= 1)
    )
    t.ok(full.length > pixels.length / 3, `${opacity}: ${full.length} of ${pixels.length}`)
  }
  t.strictSame(await marked(t, 'watermark:text=M;opacity=0'), [])
})

t.test('on transparency, only the letters are visible', async (t) => {
  const pixels = await marked(
    t,
    'watermark:text=M;size=40;color=00ff00;opacity=0.5',
    await plain([0, 0, 0, 0])
  )
  t.ok(pixels.some(({ pixel }) => pixel.join() === '0,255,0,128'))
})

t.test('tiled, there are words in every part', async (t) => {
  const pixels = await marked(t, 'watermark:text=abc;tiled=true;size=8')
  for (const column of [0, 1, 2, 3]) {
    for (const row of [0, 1]) {
      t.ok(pixels.some(({ x, y }) => Math.floor(x / 100) === column && Math.floor(y / 100) === row))
    }
  }
})

t.test('a gray photograph stays gray under gray letters only', async (t) => {
  const image = await plain([90])
  t.equal(pngColourType((await print(t, image, 'watermark:text=a')).bytes), 0)
  t.equal(pngColourType((await print(t, image, 'watermark:text=a;color=ff0000')).bytes), 2)
})

t.test('white letters only ever lighten, on every kind of image', async (t) => {
  for (const [name, { image, frames = 1 }] of Object.entries(kinds)) {
    const output = frames > 1 ? 'output:format=gif' : 'output'
    const before = await pixelsOf((await print(t, image, output)).bytes)
    const recipe = `watermark:text=I;size=50;opacity=1;gravity=center,${output}`
    const after = await pixelsOf((await print(t, image, recipe)).bytes)
    const rises = after.flatMap((pixel, i) =>
      pixel.map((v, c) => (pixel[3] ? v - (before[i]?.[c] as number) : 0))
    )
    t.ok(Math.max(...rises) > 60, `${name}: ${Math.max(...rises)}`)
    t.ok(Math.min(...rises) >= (frames > 1 ? -20 : -1), `${name}: ${Math.min(...rises)}`)
  }
})

t.test('words have one canonical text, whatever they were written as', async (t) => {
  const canonical = 'watermark:text=Casa~20Azul~2C~20a~C3~B1o~20~F0~9F~93~B7'
  t.equal(parseRecipe(canonical).text, canonical)
  t.equal(parseRecipe('watermark:text=Casa Azul~2c a~C3~B1o 📷').text, canonical)
  t.equal(parseRecipe('watermark:text=50%;size=5').text, 'watermark:text=50~25')
  t.equal(new URL(`http://localhost/${canonical}`).pathname, `/${canonical}`)
})

t.test('markup is plain text', async (t) => {
  const pixels = await marked(t, 'watermark:text=<b>&x;size=10;opacity=1')
  t.ok(pixels.length > 100)
})

t.test('refuses text that decodes to nothing', async (t) => {
  for (const text of ['', '~', '~FF', '~20', 'x'.repeat(101), 'a=b']) {
    const read = () => parseRecipe(`watermark:text=${text}`)
    if (text === '~') t.equal(read().text, 'watermark:text=~7E')
    else t.throws(read, { name: 'RecipeError' }, text)
  }
  t.throws(() => parseRecipe('watermark'), { name: 'RecipeError' })
})
