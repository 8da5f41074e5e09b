import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import t, { type Test } from 'tap'
import { inEnglish } from '#lib/messages/english.ts'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { MEGABYTE } from '#lib/units.ts'
import {
  inspect,
  type Limits,
  type UndevelopableError
} from '../../../apps/receiver/develop/inspect.ts'
import { plainPng, pngStart } from '../../support/images/odd-images.ts'
import { draw, drawJpeg, drawPng, LIMITS, scene } from '../../support/images/pixels.ts'

t.test('recognizes a file by its bytes, and reads its displayed size', async (t) => {
  t.match(await look(t, await drawPng(scene(20, 10))), { format: 'png', width: 20, height: 10 })
  const sideways = await drawJpeg(scene(20, 10), 8)
  t.match(await look(t, sideways), { format: 'jpeg', width: 10, height: 20, frames: 1 })
  const avif = await draw(scene(20, 10)).avif().toBuffer()
  t.match(await look(t, avif), { format: 'avif', width: 20, height: 10 })
})

const refused: Record<string, [image: () => Buffer, limits: Partial<Limits>, fault: object]> = {
  'too many pixels': [
    () => plainPng(10_000, 10_000),
    {},
    { variable: 'MAX_PIXELS', allowed: 75_000_000, measured: 100_000_000 }
  ],
  'one pixel too many': [
    () => plainPng(11, 9),
    { maxPixels: 98 },
    { variable: 'MAX_PIXELS', allowed: 98, measured: 99 }
  ],
  'a side that is too long': [
    () => plainPng(16_385, 1),
    {},
    { variable: 'MAX_SIDE', allowed: 16_384, measured: 16_385 }
  ],
  'a bomb of 41 bytes inside any pixel limit': [
    () => bomb(),
    { maxPixels: 50_000_000 },
    { variable: 'MAX_SIDE', measured: 786_464 }
  ]
}

for (const [name, [image, limits, fault]] of Object.entries(refused)) {
  t.test(`refuses ${name}`, async (t) => {
    const error = await refusalOf(look(t, image(), 'grayscale', limits))
    t.match(error, { name: 'UndevelopableError' })
    t.match(error.failure.parameters, { subject: 'image', width: Number, limit: fault })
  })
}

t.test('a file that ends after its header is said to be cut short', async (t) => {
  const error = await refusalOf(look(t, pngStart(8, 8)))
  t.equal(error.failure.code, 'cut-short')
})

t.test('a bomb takes no memory to be refused', async (t) => {
  await refusalOf(look(t, bomb(), 'grayscale'))
  const before = process.memoryUsage().rss
  for (let i = 0; i < 20; i++) await refusalOf(look(t, bomb(), 'grayscale'))
  t.ok(process.memoryUsage().rss - before < 50 * MEGABYTE)
})

t.test('an image at a limit is accepted', async (t) => {
  t.match(await look(t, plainPng(16_384, 1)), { width: 16_384 })
  t.match(await look(t, plainPng(11, 9), 'output', { maxPixels: 99 }), { width: 11 })
})

t.test('a print may not be over the limits either', async (t) => {
  const image = await drawPng(scene(20, 10))
  const huge = 'resize:width=16000;enlarge=true'
  const error = await refusalOf(look(t, image, huge))
  t.match(error.failure.parameters, {
    subject: 'print',
    width: 16_000,
    height: 8000,
    limit: { variable: 'MAX_PIXELS', measured: 128_000_000 }
  })
  const between = await refusalOf(look(t, image, `${huge},resize:width=5`))
  t.equal(between.failure.code, 'too-many-pixels', 'nor what lies between two steps')
  const long = await refusalOf(look(t, image, 'resize:width=16000;enlarge=true', { maxSide: 100 }))
  t.match(long.failure.parameters, {
    limit: { variable: 'MAX_SIDE', allowed: 100, measured: 16_000 }
  })
})

t.test('a print may not be longer than its format can hold', async (t) => {
  const strip = plainPng(16_384, 1)
  const error = await refusalOf(look(t, strip, 'output:format=webp'))
  t.match(error.failure, {
    code: 'too-long-for-format',
    parameters: { format: 'webp', width: 16_384, height: 1, limit: { allowed: 16_383 } }
  })
  t.match(await look(t, strip, 'resize:width=16383,output:format=webp'), { format: 'png' })
  const wide = { maxSide: 65_000 }
  const avif = await refusalOf(look(t, plainPng(16_385, 1), 'output:format=avif', wide))
  t.match(avif.failure.parameters, { format: 'avif' })
})

t.test('frames count where the print can move', async (t) => {
  const film = await draw(scene(20, 40)).gif().toBuffer()
  t.equal((await look(t, film)).frames, 1)
  const frames = await animation()
  t.equal((await look(t, frames)).frames, 4)
  const few = { maxFrames: 3 }
  const tooMany = await refusalOf(look(t, frames, 'output:format=original', few))
  t.match(tooMany.failure.parameters, {
    limit: { variable: 'MAX_FRAMES', allowed: 3, measured: 4 }
  })
  t.match(await look(t, frames, 'output:format=png', few), { frames: 4 }, 'a PNG shows the first')
  const large = await refusalOf(look(t, frames, 'output:format=webp', { maxPixels: 799 }))
  t.match(large.failure.parameters, { limit: { variable: 'MAX_PIXELS', measured: 800 } })
})

t.test(
  'refuses an image that would take more memory than there is, with both numbers',
  async (t) => {
    const memory = 100 * MEGABYTE
    const image = plainPng(8000, 6000)
    t.ok((await look(t, image, 'grayscale', { memory })).memory < memory, 'row by row')
    const error = await refusalOf(look(t, image, 'thermal', { memory }))
    t.match(error.failure, { code: 'too-much-memory', parameters: { limit: { allowed: memory } } })
    t.match(
      inEnglish(error.failure),
      /would take about \d{3} MB of memory; only 100 MB is available/
    )
  }
)

t.test('what is enlarged only to be cropped counts, where sharp must hold it', async (t) => {
  const memory = 100 * MEGABYTE
  const image = plainPng(1000, 3000)
  const square = 'resize:width=6000;height=6000;fit=cover;enlarge=true'
  t.ok((await look(t, image, square, { memory })).memory < memory, 'row by row')
  const error = await refusalOf(look(t, image, `${square};gravity=attention`, { memory }))
  t.equal(error.failure.code, 'too-much-memory')
  const small = square.replaceAll('6000', '500')
  t.ok((await look(t, image, `${small};gravity=attention`, { memory })).memory < memory / 4)
})

async function look(t: Test, image: Buffer, recipe = 'output', limits: Partial<Limits> = {}) {
  const path = join(t.testdir({}), 'original')
  await writeFile(path, image)
  return inspect(path, parseRecipe(recipe), { ...LIMITS, ...limits })
}

async function refusalOf(looking: Promise<unknown>): Promise<UndevelopableError> {
  return looking.then(
    () => new Error('not refused'),
    (error) => error
  )
}

/** Claims 786,464 × 32 pixels of 16-bit RGBA, interlaced, and ends: 41 bytes. */
function bomb(): Buffer {
  const png = pngStart(786_464, 32)
  png.set([16, 6, 0, 0, 1], 24)
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return Buffer.concat([png, Buffer.from([0, 0, 0, 99]), Buffer.from('IDAT')])
}

function animation(): Promise<Buffer> {
  const rows = scene(20, 40)
  const data = Buffer.from(rows.flat(2))
  return sharp(data, { raw: { width: 20, height: 40, channels: 3, pageHeight: 10 } })
    .gif()
    .toBuffer()
}
