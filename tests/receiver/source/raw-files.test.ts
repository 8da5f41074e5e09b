import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import t, { type Test } from 'tap'
import { headerFacts } from '../../../apps/receiver/develop/describe.ts'
import { Problem } from '../../../apps/web/http/problem.ts'
import { measureImage } from '../../../apps/web/uploads/measure/measure-image.ts'
import { numbersIn } from '../../support/images/exif-block.ts'
import { type Colour, draw, print } from '../../support/images/pixels.ts'
import { cr2, cr3, orf, raf, rw2 } from '../../support/images/raw-files.ts'
import { rawTiff } from '../../support/images/raw-tiff.ts'

const { long } = numbersIn('II')
const DNG_VERSION = { tag: 50_706, type: 1, bytes: Buffer.from([1, 4, 0, 0]) }
const EXTRAS = { allowSvg: false, heicDecoder: undefined }
const WIDTH = 48
const HEIGHT = 32
const SENSOR: [number, number] = [96, 64]
const COLOURS = [
  [200, 40, 40],
  [40, 180, 60],
  [40, 60, 200],
  [230, 220, 60]
]
const [RED, GREEN, BLUE, YELLOW] = COLOURS as [Colour, Colour, Colour, Colour]

/** Four areas of one colour each: red, green, blue, yellow. */
function jpeg(width = WIDTH, height = HEIGHT, orientation?: number): Promise<Buffer> {
  const rows = Array.from({ length: height }, (_, y) =>
    Array.from(
      { length: width },
      (_, x) => COLOURS[(x < width / 2 ? 0 : 1) + (y < height / 2 ? 0 : 2)] as Colour
    )
  )
  const drawn = draw(rows)
  if (orientation) drawn.withMetadata({ orientation })
  return drawn.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer()
}

const small = await jpeg(16, 12)
const large = await jpeg()

async function measured(t: Test, raw: Buffer) {
  const path = join(t.testdir(), 'image')
  await writeFile(path, raw)
  return measureImage(path, { name: 'a' }, EXTRAS).catch((err) => {
    if (err instanceof Problem) return { code: err.code, parameters: err.failure.parameters }
    throw err
  })
}

const UPRIGHT = [RED, GREEN, BLUE, YELLOW]
/** Orientation 6: turned to the right. */
const TURNED = [BLUE, RED, YELLOW, GREEN]

type Read = [raw: Buffer, format: string, corners: Colour[]]

const read: Record<string, Read> = {
  NEF: [rawTiff({ sensor: SENSOR, previews: [small, large] }), 'nef', UPRIGHT],
  'a NEF on its side': [
    rawTiff({ sensor: SENSOR, previews: [large], orientation: 6 }),
    'nef',
    TURNED
  ],
  'a NEF whose picture tells another orientation': [
    rawTiff({ sensor: SENSOR, previews: [await jpeg(WIDTH, HEIGHT, 3)], orientation: 6 }),
    'nef',
    TURNED
  ],
  ARW: [
    rawTiff({ make: 'SONY', sensor: SENSOR, previews: [large], orientation: 6 }),
    'arw',
    TURNED
  ],
  PEF: [rawTiff({ make: 'PENTAX', sensor: SENSOR, previews: [large] }), 'pef', UPRIGHT],
  DNG: [
    rawTiff({
      make: 'Phone',
      sensor: SENSOR,
      previews: [small, large],
      asStrips: true,
      more: [DNG_VERSION]
    }),
    'dng',
    UPRIGHT
  ],
  'a DNG of linear samples': [
    rawTiff({
      sensor: SENSOR,
      photometric: 34_892,
      previews: [large],
      more: [DNG_VERSION]
    }),
    'dng',
    UPRIGHT
  ],
  'that of an unknown maker': [
    rawTiff({ make: 'Acme', sensor: SENSOR, previews: [large] }),
    'raw',
    UPRIGHT
  ],
  CR2: [cr2(large, SENSOR, { orientation: 6 }), 'cr2', TURNED],
  'a CR2 of colours instead of sensor samples': [
    cr2(large, SENSOR, { components: 3 }),
    'cr2',
    UPRIGHT
  ],
  ORF: [orf(large, SENSOR, 6), 'orf', TURNED],
  RW2: [rw2(large, SENSOR, 6), 'rw2', TURNED],
  RAF: [raf(await jpeg(WIDTH, HEIGHT, 6), SENSOR), 'raf', TURNED],
  CR3: [cr3(large, SENSOR, 6), 'cr3', TURNED]
}

for (const [name, [raw, format, corners]] of Object.entries(read)) {
  t.test(`${name}: the picture inside is printed upright, and that is told`, async (t) => {
    const sideways = corners === TURNED
    const size = sideways ? { width: HEIGHT, height: WIDTH } : { width: WIDTH, height: HEIGHT }
    t.strictSame(await measured(t, raw), { format, ...size }, 'web')
    const made = await print(t, raw, 'output')
    t.match(made, size)
    const kind = format.toUpperCase()
    t.strictSame(made.inspection.notes, [{ code: 'from-preview', parameters: { kind, ...size } }])
    const pixels = await sharp(made.bytes).raw().toBuffer()
    const { width, height } = size
    for (const [i, at] of [0, width - 1, (height - 1) * width, height * width - 1].entries()) {
      const off = [0, 1, 2].map((c) => Math.abs((pixels[3 * at + c] ?? 0) - (corners[i]?.[c] ?? 0)))
      t.ok(Math.max(...off) <= 6, `corner ${i} is ${pixels.subarray(3 * at, 3 * at + 3).join()}`)
    }
  })
}

const refused: Record<string, [raw: Buffer, kind: string]> = {
  'a NEF with a thumbnail alone': [rawTiff({ sensor: SENSOR, previews: [small] }), 'NEF'],
  'a NEF with nothing inside': [rawTiff({ sensor: SENSOR }), 'NEF'],
  'a NEF whose picture is wide, but low': [
    rawTiff({ sensor: SENSOR, previews: [await jpeg(96, 16)] }),
    'NEF'
  ],
  'a NEF whose picture lies beyond its end': [
    rawTiff({ sensor: SENSOR, previews: [large] }).subarray(0, -large.length - 1),
    'NEF'
  ],
  'an ORF with a thumbnail': [orf(small, SENSOR, 1), 'ORF'],
  'an ORF without a word on its picture': [
    rawTiff({ head: 'IIRO', make: 'OLYMPUS', sensor: SENSOR }),
    'ORF'
  ],
  'a CR2 with a thumbnail': [cr2(small, SENSOR), 'CR2'],
  'a CR3 with a thumbnail': [cr3(small, SENSOR, 1), 'CR3'],
  'a RAF cut short': [raf(large, SENSOR).subarray(0, 90), 'RAF']
}

for (const [name, [raw, kind]] of Object.entries(refused)) {
  t.test(`${name} is refused by its kind`, async (t) => {
    const parameters = { name: 'a', kind }
    t.strictSame(await measured(t, raw), { code: 'raw-file', parameters })
    const failure = { code: 'raw-file', parameters: { kind } }
    await t.rejects(print(t, raw, 'output'), { name: 'UndevelopableError', failure })
  })
}

t.test('an ordinary TIFF stays one, be it called a DNG', async (t) => {
  const tiff = await sharp(large).tiff().toBuffer()
  t.match(await measured(t, tiff), { format: 'tiff', width: WIDTH })
  t.strictSame((await print(t, tiff, 'output')).inspection.notes, [])
})

t.test('what the raw file carries is told, not what its picture does', async (t) => {
  const raw = rawTiff({ sensor: SENSOR, previews: [large], more: [long(0x8825, 8)] })
  const made = await print(t, raw, 'resize:width=20')
  const path = join(t.testdirName, 'original')
  t.match(headerFacts(path, made.inspection), { exif: true, orientation: 1, depth: 8 })
  t.ok((await readFile(path)).equals(raw))
})

t.test('a hostile one is read or refused, and never a fault of ours', async (t) => {
  let state = 1
  const random = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  for (const [whole] of Object.values(read)) {
    for (let i = 0; i < 40; i++) {
      const damaged = Buffer.from(whole)
      for (let n = 0; n < 8; n++) damaged[random(Math.min(damaged.length, 400))] = random(256)
      const web = await measured(t, damaged)
      t.ok('format' in web || 'code' in web)
      await print(t, damaged, 'output').catch((err) => t.match(err, { name: 'UndevelopableError' }))
    }
  }
})
