import sharp from 'sharp'
import t from 'tap'
import {
  type Colour,
  draw,
  pixelsOf,
  print,
  samplesOf,
  scene
} from '../../support/images/pixels.ts'

const WIDTH = 12
const HEIGHT = 10
const DELAYS = [100, 250, 400]
const frames: Colour[] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255]
]

const film = sharp(
  Buffer.concat(frames.map((c) => Buffer.alloc(WIDTH * HEIGHT * 3, Buffer.from(c)))),
  {
    raw: { width: WIDTH, height: HEIGHT * frames.length, channels: 3, pageHeight: HEIGHT }
  }
)
const gif = await film.clone().gif({ delay: DELAYS, loop: 3 }).toBuffer()
const webp = await film.clone().webp({ delay: DELAYS, loop: 3, lossless: true }).toBuffer()

for (const [name, original] of Object.entries({ gif, webp })) {
  t.test(`an animated ${name} stays animated through every treatment`, async (t) => {
    for (const format of ['gif', 'webp']) {
      for (const steps of ['grayscale', 'thermal', 'resize:width=6', 'thermal,resize:width=6']) {
        const made = await print(t, original, `${steps},output:format=${format}`)
        const [width, height] = steps.includes('resize') ? [6, 5] : [WIDTH, HEIGHT]
        t.match(made, { format, width, height }, `${steps} to ${format}`)
        const { pages, pageHeight, delay, loop } = await sharp(made.bytes).metadata()
        t.match({ pages, pageHeight, delay, loop }, { pages: 3, delay: DELAYS, loop: 3 })
      }
    }
  })

  t.test(`a still print of an animated ${name} shows the first frame`, async (t) => {
    for (const format of ['png', 'jpeg', 'avif', 'tiff']) {
      const made = await print(t, original, `output:format=${format}`)
      t.match(made, { width: WIDTH, height: HEIGHT }, format)
      const [red, green, blue] = (await pixelsOf(made.bytes))[0] as Colour
      t.ok((red ?? 0) > 245 && (green ?? 99) < 10 && (blue ?? 99) < 10, format)
    }
  })
}

t.test('each frame is treated by itself', async (t) => {
  const made = await print(t, gif, 'thermal:palette=white-hot,output:format=webp;quality=100')
  const all = await sharp(made.bytes, { animated: true }).removeAlpha().raw().toBuffer()
  const light = [0, 1, 2].map((frame) => all[frame * WIDTH * HEIGHT * 3 + 30] as number)
  for (const [i, expected] of [127, 220, 76].entries()) {
    t.ok(Math.abs((light[i] as number) - expected) <= 4, `${light}`)
  }
})

t.test('contain pads each frame', async (t) => {
  const made = await print(t, gif, 'resize:width=12;height=20;fit=contain,output:format=original')
  t.match(made, { width: 12, height: 20 })
  t.equal((await sharp(made.bytes).metadata()).pages, 3)
  const all = await sharp(made.bytes, { animated: true }).ensureAlpha().raw().toBuffer()
  const alphaAt = (frame: number, y: number) => all[((frame * 20 + y) * 12 + 6) * 4 + 3]
  for (const frame of [0, 1, 2]) {
    t.same(
      [0, 10, 19].map((y) => alphaAt(frame, y)),
      [0, 255, 0],
      `frame ${frame}`
    )
  }
})

t.test('each frame of an animation with an EXIF orientation is printed upright', async (t) => {
  const still = await draw(scene(WIDTH, HEIGHT)).png().toBuffer()
  const animation = sharp([still, await sharp(still).negate().png().toBuffer()], {
    join: { animated: true }
  })
  for (const orientation of [2, 3, 4, 5, 6, 7, 8]) {
    const film = animation.clone().withMetadata({ orientation }).webp({ lossless: true })
    const made = await print(t, await film.toBuffer(), 'output:format=webp;lossless=true')
    const upright = await sharp(await sharp(still).withMetadata({ orientation }).png().toBuffer())
      .autoOrient()
      .png()
      .toBuffer({ resolveWithObject: true })
    const { width, height } = upright.info
    t.match(made, { width, height }, `orientation ${orientation}`)
    t.equal((await sharp(made.bytes).metadata()).pages, 2)
    const [first, wanted] = [await samplesOf(made.bytes), await samplesOf(upright.data)]
    t.ok(first.equals(wanted), 'the first frame, to the bit')
  }
})
