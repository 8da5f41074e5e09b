import sharp from 'sharp'
import t, { type Test } from 'tap'
import { UndevelopableError } from '../../../apps/receiver/pipeline/undevelopable.ts'
import { notesOf } from '../../../apps/receiver/source/notes.ts'
import { pngStart } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'
import { print, samplesOf } from '../../support/images/pixels.ts'

const WIDTH = 160
const HEIGHT = 120
const picture = sharp(await photo(WIDTH, HEIGHT))
const RECIPE = 'flip,flip,output:format=png'
const IN_PART = [{ code: 'printed-in-part', parameters: {} }]
const END_MARKER = Buffer.from('ffd9', 'hex')

type Whole = {
  bytes: Buffer
  /** How many of the rows must be right when this share of the file is there. */
  rows: (share: number) => number
}

const wholes: Record<string, Whole> = {
  'baseline JPEG': {
    bytes: await picture.clone().jpeg().toBuffer(),
    rows: (share) => (share - 0.3) * HEIGHT
  },
  PNG: { bytes: await picture.clone().png().toBuffer(), rows: (share) => (share - 0.05) * HEIGHT },
  GIF: { bytes: await picture.clone().gif().toBuffer(), rows: (share) => (share - 0.2) * HEIGHT },
  'lossy WebP': { bytes: await picture.clone().webp().toBuffer(), rows: () => 0 },
  'lossless WebP': {
    bytes: await picture.clone().webp({ lossless: true }).toBuffer(),
    rows: (share) => (share - 0.2) * HEIGHT
  },
  'progressive JPEG': {
    bytes: await picture.clone().jpeg({ progressive: true }).toBuffer(),
    rows: () => 0
  }
}

async function develop(t: Test, bytes: Buffer, recipe = RECIPE) {
  const made = await print(t, bytes, recipe)
  return { ...made, notes: notesOf(made.inspection) }
}

async function refusalOf(t: Test, bytes: Buffer) {
  try {
    await print(t, bytes, RECIPE)
  } catch (err) {
    if (err instanceof UndevelopableError) return err.failure.code
    throw err
  }
}

for (const [name, { bytes, rows }] of Object.entries(wholes)) {
  t.test(`of a ${name} that ends too early, what is there is printed`, async (t) => {
    const whole = await samplesOf((await develop(t, bytes)).bytes)
    for (const share of [0.5, 0.8, 0.95]) {
      const cut = bytes.subarray(0, Math.round(bytes.length * share))
      const made = await develop(t, cut)
      t.match(made, { width: WIDTH, height: HEIGHT })
      t.strictSame(made.notes, IN_PART, `${share}`)
      const right = rowsAlike(whole, await samplesOf(made.bytes))
      t.ok(right >= rows(share), `${right} rows of ${share} are right`)
      const small = await develop(t, cut, 'resize:width=20')
      t.strictSame(small.notes, IN_PART, 'also when it is shrunk while it is decoded')
    }
  })

  t.test(`a ${name} that lacks no pixel is complete`, async (t) => {
    t.strictSame((await develop(t, bytes)).notes, [])
    t.strictSame((await develop(t, Buffer.concat([bytes, Buffer.alloc(100)]))).notes, [])
  })

  t.test(`of a ${name} with nothing but its beginning there is no print`, async (t) => {
    const start = bytes.subarray(0, 34)
    t.equal(await refusalOf(t, start), 'cut-short')
  })
}

function rowsAlike(whole: Buffer, made: Buffer): number {
  const rowBytes = WIDTH * 4
  for (let row = 0; row < HEIGHT; row++) {
    const at = row * rowBytes
    if (!whole.subarray(at, at + rowBytes).equals(made.subarray(at, at + rowBytes))) return row
  }
  return HEIGHT
}

t.test('only the end marker of a JPEG is missing', async (t) => {
  for (const name of ['baseline JPEG', 'progressive JPEG']) {
    const { bytes } = wholes[name] as Whole
    const made = await develop(t, bytes.subarray(0, -END_MARKER.length))
    t.strictSame(made.notes, [])
    const whole = await develop(t, bytes)
    t.ok(made.bytes.equals(whole.bytes), 'the same print')
  }
})

t.test('half a JPEG that says it is whole', async (t) => {
  const { bytes } = wholes['baseline JPEG'] as Whole
  const half = Buffer.concat([bytes.subarray(0, bytes.length / 2), END_MARKER])
  t.strictSame((await develop(t, half)).notes, IN_PART)
})

t.test('a JPEG that is damaged in the middle', async (t) => {
  const scratched = Buffer.from((wholes['baseline JPEG'] as Whole).bytes)
  scratched.fill(0xff, scratched.length / 2, scratched.length / 2 + 40)
  t.strictSame((await develop(t, scratched)).notes, IN_PART)
})

t.test('an interlaced PNG is printed whole or not at all', async (t) => {
  const bytes = await picture.clone().png({ progressive: true }).toBuffer()
  t.strictSame((await develop(t, bytes.subarray(0, -12))).notes, [])
  t.equal(await refusalOf(t, bytes.subarray(0, bytes.length / 2)), 'cut-short')
})

t.test('the end of a PNG is missing, and no pixel', async (t) => {
  const { bytes } = wholes.PNG as Whole
  const made = await develop(t, bytes.subarray(0, -12))
  t.strictSame(made.notes, [])
  t.ok(made.bytes.equals((await develop(t, bytes)).bytes))
})

t.test('nothing of the picture is there', async (t) => {
  const large = await sharp({
    create: { width: 16_384, height: 4577, channels: 3, background: '#777' }
  })
    .jpeg()
    .toBuffer()
  const scan = large.indexOf(Buffer.from('ffda', 'hex'))
  for (const bytes of [large.subarray(0, scan + 40), pngStart(200, 100)]) {
    t.equal(await refusalOf(t, bytes), 'cut-short')
  }
})

t.test('an animation that ends too early keeps its whole frames', async (t) => {
  const frames = await Promise.all([1, 2, 3, 4].map((seed) => photo(60, 40, seed)))
  const film = sharp(frames, { join: { animated: true } })
  for (const format of ['gif', 'webp'] as const) {
    const bytes = await film.clone().toFormat(format).toBuffer()
    const made = await develop(
      t,
      bytes.subarray(0, bytes.length * 0.7),
      `flip,output:format=${format}`
    )
    t.strictSame(made.notes, IN_PART)
    const { pages = 1 } = await sharp(made.bytes).metadata()
    t.ok(pages >= 2 && pages < 4, `${pages} frames`)
  }
})

t.test('strips of a TIFF lie beyond its end', async (t) => {
  const strips = await picture
    .clone()
    .tiff({ compression: 'none', tile: true, tileWidth: 32, tileHeight: 32 })
    .toBuffer()
  const offset = strips.readUInt32LE(4)
  t.ok(offset > strips.length / 2, 'the directory comes last: it is moved to the front')
  const moved = directoryFirst(strips, offset)
  t.strictSame((await develop(t, moved)).notes, [])
  const made = await develop(t, moved.subarray(0, moved.length * 0.7))
  t.strictSame(made.notes, IN_PART)
})

/** The file behind its directory and the values that this points at, with offsets that fit. */
function directoryFirst(file: Buffer, directory: number): Buffer {
  const shift = file.length - directory
  const moved = Buffer.concat([
    file.subarray(0, 8),
    file.subarray(directory),
    file.subarray(8, directory)
  ])
  moved.writeUInt32LE(8, 4)
  const place = (old: number) => (old >= directory ? old - directory + 8 : old + shift)
  const count = moved.readUInt16LE(8)
  for (let i = 0; i < count; i++) {
    const entry = 10 + i * 12
    const [tag, type, values] = [
      moved.readUInt16LE(entry),
      moved.readUInt16LE(entry + 2),
      moved.readUInt32LE(entry + 4)
    ]
    const size = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8][type] ?? 0
    if (size * values > 4) moved.writeUInt32LE(place(moved.readUInt32LE(entry + 8)), entry + 8)
    if (tag !== 324) continue
    const list = moved.readUInt32LE(entry + 8)
    for (let k = 0; k < values; k++)
      moved.writeUInt32LE(place(moved.readUInt32LE(list + 4 * k)), list + 4 * k)
  }
  return moved
}
