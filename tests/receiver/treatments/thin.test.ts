import sharp from 'sharp'
import t, { type Test } from 'tap'
import { parseRecipe, type Step } from '#lib/recipes/recipe.ts'
import { examples, originals } from '../../support/images/every-treatment.ts'
import { draw, drawPng, LIMITS, printIn, scene } from '../../support/images/pixels.ts'
import { printAfter } from '../../support/images/print-after.ts'
import { assertForeseen, type Printed, read } from '../../support/images/step-by-step.ts'

const LONG = 16_000

type Size = [width: number, height: number]

const kinds: Record<string, (size: Size) => Promise<Buffer>> = {
  gray: ([width, height]) => drawPng(scene(width, height, 1)),
  'gray with alpha': ([width, height]) => drawPng(scene(width, height, 2)),
  RGB: ([width, height]) => drawPng(scene(width, height, 3)),
  RGBA: ([width, height]) => drawPng(scene(width, height, 4)),
  'a palette': ([width, height]) =>
    draw(scene(width, height, 4))
      .png({ palette: true })
      .toBuffer(),
  '16-bit gray': (size) => deep(size, 1),
  '16-bit RGBA': (size) => deep(size, 4),
  CMYK: ([width, height]) =>
    draw(scene(width, height, 3))
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer(),
  'an animation': animation
}

const everyKind = Object.keys(kinds)

/** All kinds where that is quick, and each of the long pictures in about half of them. */
const pictures: [size: Size, kinds: string[]][] = [
  [[1, 1], everyKind],
  [[2, 2], everyKind.filter((kind) => kind !== 'CMYK')],
  [
    [1, LONG],
    ['gray', 'RGBA', '16-bit RGBA', 'an animation']
  ],
  [
    [LONG, 1],
    ['gray with alpha', 'a palette', '16-bit gray', 'CMYK']
  ]
]

/** They make millions of pixels of a long picture: one kind of it is enough. */
const LARGE = ['rotate', 'extend']

const folder = t.testdir({})

for (const [size, names] of pictures) {
  for (const kind of names) {
    t.test(`every treatment of ${kind}, ${size.join(' × ')}`, async (t) => {
      const original = await read((await kinds[kind]?.(size)) as Buffer)
      for (const { name, step } of examples) {
        const skipped = size.includes(LONG) && LARGE.includes(name) && kind !== 'RGBA'
        if (!skipped) await prints(t, original, step)
      }
    })
  }
}

/** Never refused, except where the print itself exceeds a limit. */
async function prints(t: Test, original: Printed, step: string) {
  const output = original.frames > 1 ? 'output:format=webp;lossless=true' : 'output'
  const { width, height } = printAfter(original, parseRecipe(step).steps[0] as Step)
  const printing = printIn(folder, original.bytes, `${step},${output}`, {
    watermark: originals.webp.bytes
  })
  if (Math.max(width, height) > LIMITS.maxSide || width * height > LIMITS.maxPixels) {
    const failure = { parameters: { subject: 'print', width, height } }
    return t.rejects(printing, { name: 'UndevelopableError', failure }, step)
  }
  const made = await read((await printing).bytes)
  // the encoder joins frames that a treatment has made alike, as it may those of a pixel or two
  const alike = made.frames === 1 && original.width * original.height < LONG
  assertForeseen(t, alike ? { ...original, frames: 1, alpha: made.alpha } : original, made, step)
}

function deep([width, height]: Size, channels: 1 | 4): Promise<Buffer> {
  const samples = Uint16Array.from(
    { length: width * height * channels },
    (_, i) => (i * 7919) % 65_536
  )
  return sharp(samples, { raw: { width, height, channels } })
    .toColourspace(channels === 1 ? 'grey16' : 'rgb16')
    .png()
    .toBuffer()
}

/** Two frames, one of them dark. */
async function animation([width, height]: Size): Promise<Buffer> {
  const bright = await draw(scene(width, height, 3))
    .linear(0.5, 127)
    .raw()
    .toBuffer()
  const frames = Buffer.concat([bright, bright.map((sample) => sample >> 2)])
  return sharp(frames, { raw: { width, height: 2 * height, channels: 3, pageHeight: height } })
    .gif()
    .toBuffer()
}
