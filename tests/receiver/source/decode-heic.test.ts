import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { decodeHeic } from '../../../apps/receiver/source/decode-heic.ts'
import { installHeicDecoder } from '../../support/heic-decoder.ts'
import { HEIC_COLOURS, HEIC_HEIGHT, HEIC_WIDTH, heicOf } from '../../support/images/heic.ts'

const folder = t.testdir({})
const decoder = await installHeicDecoder(folder)
const path = join(folder, 'original')

async function decode(bytes: Buffer) {
  await writeFile(path, bytes)
  const { samples, ...size } = await decodeHeic({ decoder, source: path })
  return { ...size, samples: Buffer.from(samples) }
}

type Name = keyof typeof HEIC_COLOURS
type Shown = { size: [width: number, height: number]; corners: [Name, Name, Name, Name] }

const WIDE: [number, number] = [HEIC_WIDTH, HEIC_HEIGHT]
const TALL: [number, number] = [HEIC_HEIGHT, HEIC_WIDTH]
const AS_CODED: Shown = { size: WIDE, corners: ['red', 'green', 'blue', 'yellow'] }
const TO_THE_LEFT: Shown = { size: TALL, corners: ['green', 'yellow', 'red', 'blue'] }

const kinds: Record<string, [made: Parameters<typeof heicOf>[0], shown: Shown]> = {
  'an ordinary one': [{}, AS_CODED],
  'one of 10 bits': [{ bits: 10 }, AS_CODED],
  'one turned to the left': [{ turns: 1 }, TO_THE_LEFT],
  'one turned to the right': [
    { turns: 3 },
    { size: TALL, corners: ['blue', 'red', 'yellow', 'green'] }
  ],
  'one upside down': [{ turns: 2 }, { size: WIDE, corners: ['yellow', 'blue', 'green', 'red'] }],
  'one mirrored': [
    { mirror: 'left and right' },
    { size: WIDE, corners: ['green', 'red', 'yellow', 'blue'] }
  ],
  'one mirrored top to bottom': [
    { mirror: 'top and bottom' },
    { size: WIDE, corners: ['blue', 'yellow', 'red', 'green'] }
  ],
  'one that is turned, then mirrored': [
    { turns: 1, mirror: 'left and right' },
    { size: TALL, corners: ['yellow', 'green', 'blue', 'red'] }
  ],
  'one cut out': [
    { crop: [32, 48] },
    { size: [32, 48], corners: ['red', 'green', 'blue', 'yellow'] }
  ],
  'a grid of tiles': [{ tiles: [3, 2] }, { ...AS_CODED, size: [3 * WIDE[0], 2 * WIDE[1]] }],
  'a grid of tiles, turned': [
    { tiles: [3, 1], turns: 1 },
    { ...TO_THE_LEFT, size: [WIDE[1], 3 * WIDE[0]] }
  ],
  'one with a gain map': [{ auxiliary: 'gain map' }, AS_CODED],
  'one that is not the first in its file': [{ preceded: true, turns: 1 }, TO_THE_LEFT],
  'one whose EXIF would turn it again': [{ turns: 1, exif: exifTurned() }, TO_THE_LEFT]
}

for (const [name, [made, shown]] of Object.entries(kinds)) {
  t.test(`${name} is decoded as it is shown`, async (t) => {
    const { samples, width, height, channels } = await decode(heicOf(made))
    t.strictSame([width, height, channels], [...shown.size, 3])
    const corners = [0, width - 1, (height - 1) * width, height * width - 1]
    for (const [i, at] of corners.entries()) {
      const expected = HEIC_COLOURS[shown.corners[i] as Name]
      const got = [...samples.subarray(at * 3, at * 3 + 3)]
      const off = got.map((sample, k) => Math.abs(sample - (expected[k] ?? 0)))
      t.ok(Math.max(...off) <= 3, `corner ${i} is ${got}, not ${expected}`)
    }
  })
}

t.test('alpha stays', async (t) => {
  const { samples, channels } = await decode(heicOf({ auxiliary: 'alpha' }))
  t.equal(channels, 4)
  const [red = 0, , , alpha = 0] = samples
  t.ok(alpha > 60 && alpha < 120, `the light of red: ${alpha}`)
  t.ok(Math.abs(red - 200) <= 2)
})

t.test('a damaged one, and one cut short, are errors that say so', async (t) => {
  const whole = heicOf()
  for (const bytes of [whole.subarray(0, 200), whole.subarray(0, -60), Buffer.alloc(100)]) {
    await t.rejects(decode(bytes), /^heic: /)
  }
})

t.test('a decoder that has gone is no fault of the image', async (t) => {
  await writeFile(path, heicOf())
  const gone = decodeHeic({ decoder: join(folder, 'gone.js'), source: path })
  await t.rejects(gone, { code: 'MODULE_NOT_FOUND' })
})

/** An orientation of 6, which HEIF has readers ignore: ISO/IEC 23008-12, 6.5.10 counts. */
function exifTurned(): Buffer {
  const directory = '\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0'
  return Buffer.from(`Exif\0\0MM\0*\0\0\0\x08${directory}`, 'latin1')
}
