import sharp from 'sharp'
import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { kinds } from '../../support/images/kinds.ts'
import { type Colour, draw, drawPng, LIMITS, pixelsOf, print } from '../../support/images/pixels.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const ID = 'AAAAAAAAAAAAAAAAAAAAAA'
const WIDTH = 200
const HEIGHT = 100
const RED = [240, 20, 0, 255]

const plain = (width: number, height: number, colour: Colour) =>
  Array.from({ length: height }, () => Array.from({ length: width }, () => colour))
const gray = await drawPng(plain(WIDTH, HEIGHT, [100, 100, 100]))
/** Red above, nothing below. */
const logo = await drawPng([...plain(40, 10, RED), ...plain(40, 10, [0, 0, 0, 0])])

/** Where more than half of the colour is visible. */
async function marked(t: Parameters<typeof print>[0], parameters: string, watermark = logo) {
  const recipe = `watermark-image:image=${ID};${parameters}`
  const { bytes } = await print(t, gray, recipe, LIMITS, watermark)
  const pixels = (await pixelsOf(bytes)).map((pixel, i) => ({
    x: i % WIDTH,
    y: Math.floor(i / WIDTH),
    pixel
  }))
  return pixels.filter(({ pixel: [red = 0] }) => red > 170)
}

const box = (pixels: { x: number; y: number }[]) => {
  const [x, y] = [pixels.map(({ x }) => x), pixels.map(({ y }) => y)]
  return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)]
}

t.test('is a fifth of the shorter side, two percent from the edge', async (t) => {
  // 20 × 10 pixels, of which the upper half is red
  const corners: [string, number[]][] = [
    ['south-east', [178, 88, 197, 92]],
    ['north-west', [2, 2, 21, 6]],
    ['center', [90, 45, 109, 49]]
  ]
  for (const [gravity, expected] of corners) {
    const pixels = await marked(t, `size=20;gravity=${gravity}`)
    t.strictSame(box(pixels), expected, gravity)
    t.equal(pixels.length, 20 * 5, gravity)
  }
})

t.test('lies over the photograph by its alpha and the opacity', async (t) => {
  for (const opacity of [1, 0.75]) {
    const pixels = await marked(t, `size=20;opacity=${opacity}`)
    const expected = RED.map((v, c) =>
      c === 3 ? 255 : Math.round(v * opacity + 100 * (1 - opacity))
    )
    const inner = pixels.filter(({ y }) => y < 90)
    for (const { pixel } of inner) {
      t.ok(
        pixel.every((v, c) => Math.abs(v - (expected[c] ?? 0)) <= 1),
        `${pixel}`
      )
    }
  }
})

t.test('is repeated when tiled', async (t) => {
  const pixels = await marked(t, 'size=20;tiled=true')
  // Rows each 10 + 20 high, marks each 20 + 20 wide, every second row half of that to the left
  const rows = new Set(pixels.map(({ y }) => y))
  t.strictSame(
    [...rows].sort((a, b) => a - b),
    [0, 30, 60, 90].flatMap((y) => [0, 1, 2, 3, 4].map((i) => y + i))
  )
  t.equal(pixels.filter(({ y }) => y === 0).length, 100)
  t.strictSame(
    pixels
      .filter(({ y }) => y === 30)
      .map(({ x }) => x)
      .slice(0, 3),
    [20, 21, 22]
  )
})

t.test('is upright, however the camera was held', async (t) => {
  const sideways = await draw(plain(40, 20, [240, 20, 0]))
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer()
  t.strictSame(box(await marked(t, 'size=20', sideways)), [188, 78, 197, 97])
})

t.test('brings its colours to every kind of image', async (t) => {
  for (const [name, { image, frames = 1 }] of Object.entries(kinds)) {
    const recipe = `watermark-image:image=${ID};size=100;gravity=center${frames > 1 ? ',output:format=gif' : ''}`
    const solid = await drawPng(plain(8, 8, RED))
    const { bytes } = await print(t, image, recipe, LIMITS, solid)
    const { data, info } = await sharp(bytes, { animated: true })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const at = 3 * (8 * info.width + 12)
    t.ok(
      RED.slice(0, 3).every((v, c) => Math.abs(v - (data[at + c] as number)) <= 4),
      `${name}: ${data.subarray(at, at + 3).join()}`
    )
  }
})

t.test('over HTTP it is another uploaded image, or the result says why not', async (t) => {
  const darkroom = await openDarkroom(t)
  await darkroom.start()
  const client = createClient(darkroom.url)
  const logoId = await client.accepted({ name: 'logo.png', bytes: logo })
  const recipe = `watermark-image:image=${logoId};size=20`
  const photograph = { name: 'gray.png', bytes: gray }
  const id = await client.accepted(photograph, recipe)
  t.match((await client.settled(id)).results, [{ status: 'done' }])
  const result = await fetch(`${darkroom.url}/images/${id}/results/${recipe}`)
  const pixels = await pixelsOf(Buffer.from(await result.arrayBuffer()))
  t.strictSame(pixels[88 * WIDTH + 180], RED)

  await fetch(`${darkroom.url}/images/${logoId}`, { method: 'DELETE' })
  const late = await client.accepted(photograph, recipe)
  const [failed] = (await client.settled(late)).results
  t.match(failed, { status: 'failed', code: 'watermark-gone', parameters: { image: logoId } })
})
