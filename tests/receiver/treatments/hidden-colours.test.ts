import t from 'tap'
import { type Colour, drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

const SIDE = 24
const CLEAR = [0, 0, 0, 0]

/** What lies under transparent pixels must not show: a disc of one colour, on any hidden colour. */
function disc(colour: Colour, hidden: Colour, soft = false): Colour[][] {
  return Array.from({ length: SIDE }, (_, y) =>
    Array.from({ length: SIDE }, (_, x) => {
      const inside = 8 - Math.hypot(x - SIDE / 2 + 0.5, y - SIDE / 2 + 0.5)
      const alpha = Math.round(
        255 * Math.min(1, Math.max(0, soft ? inside / 3 : Math.ceil(inside)))
      )
      return alpha === 0 ? hidden : [...colour, alpha]
    })
  )
}

const visible = (pixels: Colour[]) => pixels.filter(([, , , alpha = 0]) => alpha > 0)

const KEEPING = ['sharpen', 'sharpen:sigma=5;amount=4', 'emboss', 'median', 'median:size=15']

for (const recipe of KEEPING) {
  t.test(`${recipe} leaves a plain colour with a transparent ground as it is`, async (t) => {
    for (const [soft, hidden] of [
      [false, CLEAR],
      [true, CLEAR],
      [true, [0, 255, 255, 0]]
    ] as const) {
      const image = await drawPng(disc([230, 60, 30], [...hidden], soft))
      const made = visible(await pixelsOf((await print(t, image, recipe)).bytes))
      t.ok(made.length > 100)
      const colours = new Set(made.map((pixel) => pixel.slice(0, 3).join(',')))
      t.strictSame([...colours], ['230,60,30'])
    }
  })
}

t.test('a plain colour has no edge where nothing begins', async (t) => {
  const image = await drawPng(disc([230, 60, 30], CLEAR))
  const made = visible(await pixelsOf((await print(t, image, 'edge')).bytes))
  t.ok(made.every(([light]) => light === 0))
})

t.test('a hidden colour changes nothing that is seen', async (t) => {
  const picture = (hidden: Colour) =>
    disc([0, 0, 0], hidden).map((row, y) =>
      row.map((pixel, x) =>
        pixel[3] ? [x * 10, y * 10, (x * y) % 256, pixel[3] as number] : pixel
      )
    )
  for (const recipe of [...KEEPING, 'edge']) {
    const [one, other] = await Promise.all(
      [CLEAR, [255, 255, 255, 0]].map(async (hidden) => drawPng(picture(hidden)))
    )
    const made = visible(await pixelsOf((await print(t, one as Buffer, recipe)).bytes))
    t.strictSame(
      visible(await pixelsOf((await print(t, other as Buffer, recipe)).bytes)),
      made,
      recipe
    )
  }
})

t.test('alpha stays as it is when colours are sharpened', async (t) => {
  const rows = disc([90, 160, 40], CLEAR, true)
  const made = await pixelsOf((await print(t, await drawPng(rows), 'sharpen')).bytes)
  t.strictSame(
    made.map(([, , , alpha]) => alpha),
    rows.flat().map(([, , , alpha]) => alpha)
  )
})

t.test('gray keeps its light, too', async (t) => {
  const gray = disc([90], [255, 0], true).map((row) =>
    row.map((pixel) => [pixel[0] as number, pixel.at(-1) as number])
  )
  const made = visible(await pixelsOf((await print(t, await drawPng(gray), 'sharpen')).bytes))
  t.ok(made.every(([light]) => light === 90))
})
