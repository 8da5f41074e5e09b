import sharp from 'sharp'
import t from 'tap'
import { type Colour, drawPng, pixelsOf, print, scene } from '../../support/images/pixels.ts'

/** A page of 20 × 14 with ink from 3,2 to 11,8. */
const page = (paper: Colour, ink: Colour) =>
  Array.from({ length: 14 }, (_, y) =>
    Array.from({ length: 20 }, (_, x) => (x >= 3 && x < 12 && y >= 2 && y < 9 ? ink : paper))
  )

for (const [name, paper, ink] of [
  ['RGB', [250, 250, 250], [20, 90, 30]],
  ['gray', [250], [20]],
  ['RGBA', [0, 0, 0, 0], [20, 90, 30, 255]],
  ['gray with alpha', [0, 0], [90, 255]]
] as [string, Colour, Colour][]) {
  t.test(`cuts the paper off: ${name}`, async (t) => {
    const made = await print(t, await drawPng(page(paper, ink)), 'trim')
    t.match(made, { width: 9, height: 7 })
    const rgba = (await pixelsOf(await drawPng([[ink]])))[0]
    t.strictSame(await pixelsOf(made.bytes), Array(63).fill(rgba))
  })
}

t.test('colours within the tolerance are paper', async (t) => {
  const image = await drawPng(page([250, 250, 250], [230, 230, 230]))
  t.match(await print(t, image, 'trim:threshold=30'), { width: 20, height: 14 })
  t.match(await print(t, image, 'trim:threshold=10'), { width: 9, height: 7 })
})

t.test('the steps that follow know the new size', async (t) => {
  const image = await drawPng(page([250, 250, 250], [20, 90, 30]))
  t.match(await print(t, image, 'trim,resize:width=18;enlarge=true'), { width: 18, height: 14 })
})

t.test('keeps what is not paper in some frame of an animation', async (t) => {
  const moved = page([250, 250, 250], [20, 90, 30]).map((row) =>
    [...row.slice(4), ...row.slice(0, 4)].reverse()
  )
  const rows = [...page([250, 250, 250], [20, 90, 30]), ...moved]
  const raw = { width: 20, height: 28, channels: 3 as const, pageHeight: 14 }
  const gif = await sharp(Buffer.from(rows.flat(2)), { raw })
    .gif()
    .toBuffer()
  const made = await print(t, gif, 'trim,output:format=gif')
  // The second frame has its ink from 0 to 0 and from 12 to 20: with the first, all columns.
  t.equal((await sharp(made.bytes).metadata()).pages, 2)
  t.equal(made.height, 7)
})

t.test('a picture too small to have a border stays as it is', async (t) => {
  for (const [width, height] of [
    [1, 1],
    [2, 2],
    [1, 9],
    [9, 2]
  ] as const) {
    const image = await drawPng(scene(width, height))
    const { bytes } = await print(t, image, 'trim')
    t.strictSame(await pixelsOf(bytes), await pixelsOf(image), `${width} × ${height}`)
  }
})
