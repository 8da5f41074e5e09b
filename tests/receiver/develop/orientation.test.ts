import t from 'tap'
import { draw, drawJpeg, lightOf, print, scene } from '../../support/images/pixels.ts'

const WIDTH = 16
const HEIGHT = 32

/** The image as displayed: four quarters, each of its own luminance. */
const seen = (x: number, y: number) =>
  y < HEIGHT / 2 ? (x < WIDTH / 2 ? 20 : 90) : x < WIDTH / 2 ? 160 : 230

/** Where row and column of the stored pixels are seen (EXIF 2.32, tag 274). */
const held: Record<number, (row: number, column: number) => [x: number, y: number]> = {
  1: (row, column) => [column, row],
  2: (row, column) => [WIDTH - 1 - column, row],
  3: (row, column) => [WIDTH - 1 - column, HEIGHT - 1 - row],
  4: (row, column) => [column, HEIGHT - 1 - row],
  5: (row, column) => [row, column],
  6: (row, column) => [WIDTH - 1 - row, column],
  7: (row, column) => [WIDTH - 1 - row, HEIGHT - 1 - column],
  8: (row, column) => [row, HEIGHT - 1 - column]
}

const recipes = [
  'output',
  'grayscale',
  'thermal:palette=white-hot',
  'resize:width=8',
  'resize:width=8,thermal:palette=white-hot',
  'thermal:palette=white-hot,resize:width=32;enlarge=true',
  'grayscale,resize:height=8'
]

for (const [orientation, toSeen] of Object.entries(held)) {
  t.test(`orientation ${orientation} is printed upright`, async (t) => {
    const [rows, columns] = Number(orientation) < 5 ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT]
    const stored = Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => Array(3).fill(seen(...toSeen(row, column))))
    )
    const image = await drawJpeg(stored, Number(orientation))
    for (const recipe of recipes) {
      const { bytes, width, height, inspection } = await print(t, image, recipe)
      t.match(inspection, { width: WIDTH, height: HEIGHT }, 'the header, read as it is seen')
      t.equal(height, 2 * width, recipe)
      const light = await lightOf(bytes)
      const at = (x: number, y: number) =>
        light[Math.floor(y * height) * width + Math.floor(x * width)]
      const quarters = { 20: at(0.2, 0.2), 90: at(0.8, 0.2), 160: at(0.2, 0.8), 230: at(0.8, 0.8) }
      const apart = Object.entries(quarters).map(([lit, got = 999]) => Math.abs(got - Number(lit)))
      t.ok(Math.max(...apart) <= 12, `${recipe}: ${Object.values(quarters)}`)
    }
  })
}

t.test('other formats than JPEG have an orientation too', async (t) => {
  for (const format of ['png', 'webp', 'tiff'] as const) {
    const stored = draw(scene(20, 10)).withMetadata({ orientation: 6 })
    const made = await print(t, await stored.toFormat(format).toBuffer(), 'output')
    t.match(made, { width: 10, height: 20 }, format)
    t.match(made.inspection, { width: 10, height: 20 }, format)
  }
})
