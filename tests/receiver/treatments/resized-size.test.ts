import sharp from 'sharp'
import t from 'tap'
import { resizedSize } from '../../../apps/receiver/treatments/resized-size.ts'
import { drawPng, print, scene } from '../../support/images/pixels.ts'

const FITS = ['inside', 'outside', 'cover', 'contain', 'fill'] as const
const SIDEWAYS = 6

/** Rounding one side must not change the other. */
const EXACT: [before: [number, number], size: string, after: [number, number]][] = [
  [[350, 263], 'width=320', [320, 240]],
  [[9760, 32], 'width=320', [320, 1]],
  [[32, 9760], 'height=320', [1, 320]],
  [[350, 263], 'width=320;fit=outside', [320, 240]],
  [[9760, 1], 'width=320;fit=outside', [320, 1]],
  [[350, 263], 'width=400;enlarge=true', [400, 301]],
  [[7, 3], 'height=500;enlarge=true;fit=outside', [1167, 500]],
  [[350, 263], 'width=320;height=320', [320, 240]],
  [[350, 263], 'width=320;height=240', [319, 240]],
  [[350, 263], 'width=320;height=240;fit=outside', [320, 240]]
]

t.test('the side that is asked for is exact, the other rounded to the nearest pixel', async (t) => {
  for (const [[wide, high], size, [width, height]] of EXACT) {
    const image = await drawPng(scene(wide, high))
    t.match(await print(t, image, `resize:${size}`), { width, height }, `${wide}x${high} ${size}`)
  }
})

t.test('width=320 is 320 wide, whatever the picture', async (t) => {
  const asked = { fit: 'inside', enlarge: false, gravity: 'center' } as const
  const narrow: string[] = []
  for (let i = 0; i < 20_000; i++) {
    const [width, height] = [321 + ((i * 7919) % 12_000), 1 + ((i * 104_729) % 12_000)]
    for (const fit of FITS) {
      const sides = [
        resizedSize(picture(width, height), { ...asked, fit, width: 320 }).width,
        resizedSize(picture(height, width), { ...asked, fit, height: 320 }).height
      ]
      if (sides.some((side) => side !== 320)) narrow.push(`${width}x${height} ${fit}`)
    }
  }
  t.strictSame(narrow, [])
})

function picture(width: number, height: number) {
  return { width, height, frames: 1, gray: false, alpha: false, deep: false }
}

/** Of decoders that shrink as they decode, turn, or hold several frames. */
const originals: Record<string, (width: number, height: number) => Promise<Buffer>> = {
  jpeg: (width, height) => plain(width, height).jpeg().toBuffer(),
  'jpeg lying on its side': (width, height) =>
    plain(height, width).withMetadata({ orientation: SIDEWAYS }).jpeg().toBuffer(),
  webp: (width, height) => plain(width, height).webp().toBuffer(),
  gif: (width, height) => film(width, height).gif().toBuffer()
}

for (const [kind, make] of Object.entries(originals)) {
  t.test(`the print of a ${kind} is as large as foreseen`, async (t) => {
    for (let i = 1; i <= 20; i++) {
      const [width, height] = [70 + ((i * 337) % 901), 1 + ((i * 263) % 701)]
      const image = await make(width, height)
      const side = 1 + ((i * 43) % 300)
      const other = i % 3 === 0 ? { height: 1 + ((i * 71) % 300) } : {}
      const fit = FITS[i % FITS.length] ?? 'inside'
      const size = { width: side, ...other, fit, enlarge: i % 4 === 0 }
      const step = Object.entries(size).map(([name, value]) => `${name}=${value}`)
      const recipe = `resize:${step.join(';')},output:format=webp`
      const made = await print(t, image, recipe)
      const expected = resizedSize(picture(width, height), { gravity: 'center', ...size })
      const { width: wide, pageHeight, height: high } = await sharp(made.bytes).metadata()
      t.match({ width: wide, height: pageHeight ?? high }, expected, `${width}x${height} ${recipe}`)
      t.match({ width: made.width, height: made.height }, expected, 'and so it is told')
    }
  })
}

const COLOUR = { r: 200, g: 120, b: 40 }

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: COLOUR } })
}

function film(width: number, height: number) {
  const bytes = Buffer.alloc(width * height * 3 * 2)
  for (let at = bytes.length / 2; at < bytes.length; at++) bytes[at] = at % 251
  return sharp(bytes, { raw: { width, height: 2 * height, channels: 3, pageHeight: height } })
}
