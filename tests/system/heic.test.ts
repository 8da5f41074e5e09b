import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import t, { type Test } from 'tap'
import type { ImageJson } from '../../apps/web/results/image-json.ts'
import { installHeicDecoder } from '../support/heic-decoder.ts'
import { createClient } from '../support/http/client.ts'
import { HEIC_COLOURS, HEIC_HEIGHT, HEIC_WIDTH, heicOf } from '../support/images/heic.ts'
import { openDarkroom } from '../support/processes/darkroom.ts'
import { waitFor } from '../support/wait-for.ts'

const darkroom = await openDarkroom(t)
const folder = join(darkroom.dataDir, 'decoder')
await mkdir(folder)
await installHeicDecoder(folder)
darkroom.startReceiver({ HEIC_DECODER: folder })
await darkroom.startWeb({ HEIC_DECODER: folder })
const client = createClient(darkroom.url)

function printOf(bytes: Buffer, recipe: string, accept = 'image/*'): Promise<Response> {
  const headers = { prefer: 'wait=25', accept, 'content-type': 'image/heic' }
  const init = { method: 'POST', body: new Uint8Array(bytes), headers }
  return fetch(`${darkroom.url}/images?recipe=${encodeURIComponent(recipe)}`, init)
}

/** A pixel of each corner. */
async function areasOf(print: Buffer): Promise<number[][]> {
  const { data, info } = await sharp(print)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const corners = [0, width - 1, width * (height - 1), width * height - 1]
  return corners.map((at) => [...data.subarray(4 * at, 4 * at + 3)])
}

async function assertPrint(t: Test, response: Response, expected: number[][], within = 3) {
  t.equal(response.status, 200)
  const areas = await areasOf(Buffer.from(await response.arrayBuffer()))
  const off = areas.flatMap((area, i) => area.map((v, c) => Math.abs(v - (expected[i]?.[c] ?? 0))))
  t.ok(Math.max(...off) <= within, `${areas.join(' ')} beside ${expected.join(' ')}`)
}

const { red, green, blue, yellow } = HEIC_COLOURS

t.test('a photograph of a phone is printed upright', async (t) => {
  const bytes = heicOf({ turns: 3, auxiliary: 'gain map', tiles: [3, 2] })
  await assertPrint(t, await printOf(bytes, 'output'), [blue, red, yellow, green])
  const response = await client.send([{ name: 'IMG_1.HEIC', bytes }])
  const { original } = (await response.json()) as ImageJson
  const size = { width: 2 * HEIC_HEIGHT, height: 3 * HEIC_WIDTH }
  t.match(original, { format: 'heic', name: 'IMG_1.HEIC', ...size })
  const sent = await fetch(darkroom.url + original.url)
  t.equal(sent.headers.get('content-type'), 'image/heic')
})

t.test('its colours are converted to sRGB', async (t) => {
  // by LittleCMS, relative colorimetric, from Display P3
  const expected = [
    [218, 0, 27],
    [0, 183, 30],
    [34, 61, 208],
    [232, 220, 0]
  ]
  const dot = sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
  const p3 = await dot.withIccProfile('p3').png().toBuffer()
  const { icc: profile } = await sharp(p3).metadata()
  if (!profile) throw new Error('sharp attached no profile')
  await assertPrint(t, await printOf(heicOf({ profile }), 'output'), expected)
  await assertPrint(t, await printOf(heicOf({ cicp: [12, 13, 6] }), 'output'), expected)
})

t.test('alpha stays, and colours multiplied by it are divided again', async (t) => {
  const print = async (auxiliary: 'alpha' | 'premultiplied alpha') => {
    const made = await printOf(heicOf({ auxiliary }), 'output')
    const pixels = sharp(await made.arrayBuffer()).raw()
    return [...(await pixels.toBuffer()).subarray(0, 4)]
  }
  const [, green = 0, , alpha = 0] = await print('alpha')
  t.ok(alpha > 60 && alpha < 120, `the light of red: ${alpha}`)
  const divided = await print('premultiplied alpha')
  t.equal(divided[3], alpha)
  t.equal(divided[0], 255, 'no more than white')
  t.ok(Math.abs((divided[1] ?? 0) - (green * 255) / alpha) <= 1)
})

t.test('in the format of its original it is a JPEG', async (t) => {
  const response = await printOf(heicOf(), 'output:format=original', 'image/jpeg')
  t.equal(response.headers.get('content-type'), 'image/jpeg')
  await assertPrint(t, response, [red, green, blue, yellow], 6)
})

t.test('it is told what it carries, and a print keeps what is asked', async (t) => {
  const exif = Buffer.from(
    'Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0',
    'latin1'
  )
  const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'
  const id = await client.accepted({ name: 'a.heic', bytes: heicOf({ bits: 10, exif, xmp }) })
  const { metadata } = await waitFor('the description', async () => {
    const image = await client.readImage(id)
    return image.original.frames === null ? undefined : { metadata: image.original }
  })
  t.match(metadata, {
    frames: 1,
    depth: 10,
    colorSpace: 'rgb',
    xmp: true,
    icc: false,
    orientation: 1
  })
})

t.test('one that is cut short fails, and says so', async (t) => {
  const whole = heicOf()
  const cut = await printOf(whole.subarray(0, -60), 'output', 'application/json')
  const { results } = (await cut.json()) as ImageJson
  t.match(results[0], { status: 'failed', code: 'cut-short' })
})
