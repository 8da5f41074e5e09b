import type { Page } from 'playwright-core'
import sharp from 'sharp'
import t from 'tap'
import { noBrowser, openBrowser } from '../support/browser/browser.ts'
import { openPages } from '../support/pages/pages.ts'
import { waitFor } from '../support/wait-for.ts'

const COLOURS = [
  [220, 30, 30],
  [30, 200, 30],
  [30, 30, 220],
  [230, 220, 30]
]
/** The corners of a picture that stands upright: top left, top right, bottom left, bottom right. */
const UPRIGHT = ['red', 'green', 'blue', 'yellow']
const [WIDTH, HEIGHT] = [600, 900]

t.test('tiles of photographs', { skip: noBrowser }, async (t) => {
  const { app } = await openPages(t)
  const { visit } = await openBrowser(t)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })

  for (let orientation = 1; orientation <= 8; orientation++) {
    t.test(`are upright: orientation ${orientation}`, async (t) => {
      const page = await visit(url)
      const buffer = await photographLying(orientation)
      await page.setInputFiles('#data', { name: 'a.jpg', mimeType: 'image/jpeg', buffer })
      const corners = await waitFor('the tile', async () => {
        const seen = await cornersOf(page)
        return !seen.includes('black') && seen
      })
      t.same(corners, UPRIGHT)
      const { width, height } = await page.evaluate<{ width: number; height: number }>(SIZE)
      t.ok(Math.abs(width / height - WIDTH / HEIGHT) < 0.02, `${width} × ${height}`)
      await page.context().close()
    })
  }
})

/** Stored as a camera would that was held so; shown as EXIF says, it stands upright. */
async function photographLying(orientation: number): Promise<Buffer> {
  const half = { width: WIDTH / 2, height: HEIGHT / 2 }
  const quarters = await Promise.all(
    COLOURS.map(async ([r = 0, g = 0, b = 0], i) => ({
      input: await sharp({ create: { ...half, channels: 3, background: { r, g, b } } })
        .png()
        .toBuffer(),
      left: (i % 2) * half.width,
      top: Math.floor(i / 2) * half.height
    }))
  )
  const upright = await sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#000' }
  })
    .composite(quarters)
    .png()
    .toBuffer()
  return await sharp(await laid(upright, orientation))
    .withMetadata({ orientation })
    .jpeg({ quality: 95 })
    .toBuffer()
}

/** What turns each orientation upright, undone. sharp flips before it turns. */
function laid(upright: Buffer, orientation: number): Promise<Buffer> {
  const picture = sharp(upright)
  const undone = [
    picture,
    picture.clone().flop(),
    picture.clone().rotate(180),
    picture.clone().flip(),
    picture.clone().rotate(90).flip(),
    picture.clone().rotate(270),
    picture.clone().rotate(270).flip(),
    picture.clone().rotate(90)
  ]
  return (undone[orientation - 1] ?? picture).png().toBuffer()
}

/** By name; what is dark is not drawn yet. */
async function cornersOf(page: Page): Promise<string[]> {
  const corners = await page.evaluate<number[][]>(CORNERS)
  return corners.map((pixel) => {
    const name = UPRIGHT[COLOURS.findIndex((colour) => isNear(colour, pixel))]
    return name ?? 'black'
  })
}

function isNear(colour: number[], pixel: number[]): boolean {
  return colour.every((value, i) => Math.abs(value - (pixel[i] ?? 0)) < 40)
}

/** Drawn into another canvas, whatever kind of context the tile's has. */
const CORNERS = `(() => {
  const shown = document.querySelector('.tile canvas')
  const { width, height } = shown
  const copy = Object.assign(document.createElement('canvas'), { width, height })
  const context = copy.getContext('2d')
  context.drawImage(shown, 0, 0)
  return [0.25, 0.75].flatMap((y) => [0.25, 0.75].map((x) =>
    [...context.getImageData(x * width, y * height, 1, 1).data]))
})()`

const SIZE = `(({ width, height }) => ({ width, height }))(document.querySelector('.tile canvas'))`
