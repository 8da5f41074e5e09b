import t from 'tap'
import { type Formula, HEIGHT, matchesFormula, WIDTH } from '../../support/images/kinds.ts'
import { type Colour, drawPng, lightOf, print } from '../../support/images/pixels.ts'

const ROWS = [0, 5, 16, 31]
const COLUMNS = [0, 7, 24, 40, 47]

/** By OpenCV 4: cv2.createCLAHE(clipLimit=…, tileGridSize=(…, …)).apply(image). */
const KNOWN = {
  'clahe:tiles=4': [
    8, 198, 152, 8, 48, 60, 49, 224, 79, 88, 140, 117, 102, 173, 244, 32, 21, 210, 48, 56
  ],
  'clahe:limit=4': [
    21, 198, 149, 17, 42, 42, 49, 229, 92, 77, 106, 112, 98, 187, 255, 53, 39, 202, 42, 53
  ],
  'clahe:limit=1;tiles=2': [
    15, 197, 171, 15, 50, 58, 48, 232, 88, 97, 154, 138, 106, 169, 252, 36, 27, 212, 63, 72
  ]
}

t.test('local contrast of a gray picture is what OpenCV makes of it', async (t) => {
  const image = await drawPng(
    Array.from({ length: 32 }, (_, y) =>
      Array.from({ length: 48 }, (_, x) => [((x * x * 3 + y * 7 + ((x * y) % 13) * 5) % 200) + 20])
    )
  )
  for (const [recipe, known] of Object.entries(KNOWN)) {
    const light = await lightOf((await print(t, image, recipe)).bytes)
    const got = ROWS.flatMap((y) => COLUMNS.map((x) => light[48 * y + x] as number))
    const far = got.map((level, i) => Math.abs(level - (known[i] as number)))
    t.ok(Math.max(...far) <= 1, `${recipe}: ${got} beside ${known}`)
  }
})

const lightOfPixel = ([r = 0, g = 0, b = 0]: Colour) =>
  Math.round((54 * r + 183 * g + 19 * b) / 256)

/** One tile: the distribution of the light, cut off at 40 times the mean; channels move along. */
const oneTile: Formula = (pixels) => {
  const area = WIDTH * HEIGHT
  if (pixels.length > area) {
    return [...oneTile(pixels.slice(0, area), SIZE), ...oneTile(pixels.slice(area), SIZE)]
  }
  const counts = Array.from(
    { length: 256 },
    (_, v) => pixels.filter((p) => lightOfPixel(p) === v).length
  )
  const most = Math.floor((40 * area) / 256)
  const excess = counts.reduce((sum, count) => sum + Math.max(0, count - most), 0)
  const share = counts.map((count) => Math.min(count, most) + Math.floor(excess / 256))
  const step = Math.floor(256 / Math.max(1, excess % 256))
  for (let i = 0; i < excess % 256; i++) share[i * step] = (share[i * step] as number) + 1
  const upTo = (level: number) => share.slice(0, level + 1).reduce((sum, count) => sum + count, 0)
  return pixels.map((pixel) => {
    const before = lightOfPixel(pixel)
    const gain = (255 * upTo(before)) / area - before
    return [...pixel.slice(0, 3).map((v) => v + gain), pixel[3] ?? 255]
  })
}
const SIZE = { width: WIDTH, height: HEIGHT }

t.test('every kind of image keeps its hues, every frame has its own light', async (t) => {
  await matchesFormula(t, 'clahe:limit=40;tiles=1', oneTile, 1)
})

t.test('images smaller than their tiles', async (t) => {
  for (const size of [1, 2, 9]) {
    const image = await drawPng(Array(size).fill(Array(size + 1).fill([100])))
    const made = await print(t, image, 'clahe:tiles=32;limit=1')
    t.match(made, { width: size + 1, height: size })
  }
})
