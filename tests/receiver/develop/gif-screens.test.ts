import sharp from 'sharp'
import t from 'tap'
import { gifOfFrames } from '../../support/images/gif.ts'
import { allPixelsOf } from '../../support/images/kinds.ts'
import { type Colour, pixelsOf, print } from '../../support/images/pixels.ts'

const CLEAR = [0, 0, 0, 0]
const RED = [255, 0, 0, 255]
const GREEN = [0, 255, 0, 255]
const red = { left: 1, top: 1, width: 2, height: 2, colour: 1 }
const corner = { width: 1, height: 1, colour: 2 }
const screen = { width: 4, height: 4 }

/** As Chromium shows it: 4 × 4, nothing around the frame. */
const around = (first: Colour): Colour[] => [
  ...[first, CLEAR, CLEAR, CLEAR],
  ...[CLEAR, RED, RED, CLEAR],
  ...[CLEAR, RED, RED, CLEAR],
  ...[CLEAR, CLEAR, CLEAR, CLEAR]
]

t.test('around a frame that is smaller than its screen is nothing', async (t) => {
  const made = await print(t, gifOfFrames(screen, [red]), 'output')
  t.match(made, { width: 4, height: 4 })
  t.strictSame(await pixelsOf(made.bytes), around(CLEAR))
  t.equal(made.inspection.frames, 1)
})

t.test('nor is there anything around it in an animation, until another frame comes', async (t) => {
  const film = gifOfFrames(screen, [red, { ...corner, delay: 20 }])
  for (const format of ['gif', 'webp;lossless=true']) {
    const { bytes } = await print(t, film, `output:format=${format}`)
    t.strictSame(await allPixelsOf(bytes), [...around(CLEAR), ...around(GREEN)], format)
    t.match(await sharp(bytes).metadata(), { pages: 2, delay: [100, 200] })
  }
})

t.test('where a frame is cleared away is nothing', async (t) => {
  const whole = { ...screen, disposal: 2 }
  const film = gifOfFrames(screen, [whole, { ...corner, disposal: 2 }, { ...corner, left: 3 }])
  const { bytes } = await print(t, film, 'output:format=webp;lossless=true')
  const empty = Array(15).fill(CLEAR)
  const third = [CLEAR, CLEAR, CLEAR, GREEN, ...Array(12).fill(CLEAR)]
  t.strictSame(await allPixelsOf(bytes), [...Array(16).fill(RED), GREEN, ...empty, ...third])
  const small = gifOfFrames(screen, [{ ...red, disposal: 2 }, corner])
  const made = await print(t, small, 'output:format=webp;lossless=true')
  t.strictSame(await allPixelsOf(made.bytes), [...around(CLEAR), GREEN, ...empty])
})

t.test('what is cleared away and drawn over at once changes nothing', async (t) => {
  const whole = { ...screen, disposal: 2 }
  const film = gifOfFrames(screen, [whole, { ...whole, colour: 2 }])
  const { inspection } = await print(t, film, 'output:format=webp')
  t.equal(inspection.start.alpha, false)
})

t.test('a screen larger than its frame keeps its size, whichever it is', async (t) => {
  for (const [width, height] of [
    [640, 480],
    [800, 600],
    [1024, 768],
    [3000, 20],
    [1, 1200]
  ] as const) {
    const made = await print(t, gifOfFrames({ width, height }, [corner]), 'output')
    t.match(made, { width, height })
    const pixels = await pixelsOf(made.bytes)
    t.strictSame([pixels[0], pixels.at(-1)], [GREEN, CLEAR])
  }
})

t.test('a very large screen is clear to its last pixel', async (t) => {
  const gif = gifOfFrames({ width: 4200, height: 4100 }, [corner])
  const { data, info } = await sharp((await print(t, gif, 'output')).bytes)
    .extractChannel(3)
    .raw()
    .toBuffer({ resolveWithObject: true })
  t.match(info, { width: 4200, height: 4100 })
  t.equal(data.indexOf(255), 0)
  t.equal(data.indexOf(255, 1), -1)
})

t.test('a frame that covers its screen needs no alpha', async (t) => {
  const { inspection } = await print(t, gifOfFrames(screen, [{ ...screen }]), 'output')
  t.equal(inspection.start.alpha, false)
})

t.test('a frame that stays for eleven minutes stays as long as the format allows', async (t) => {
  const slow = { ...screen, delay: 65_535 }
  const film = gifOfFrames(screen, [slow, { ...slow, colour: 2 }])
  for (const format of ['gif', 'webp']) {
    const { bytes } = await print(t, film, `output:format=${format}`)
    const { delay = [] } = await sharp(bytes).metadata()
    t.ok(Math.min(...delay) >= 65_530, `${format}: ${delay}`)
  }
})
