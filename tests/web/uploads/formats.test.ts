import sharp from 'sharp'
import t from 'tap'
import type { ImageJson } from '../../../apps/web/results/image-json.ts'
import { createClient } from '../../support/http/client.ts'
import { assertProblem } from '../../support/http/problem.ts'
import { pngStart, tiff } from '../../support/images/odd-images.ts'
import { photo } from '../../support/images/photos.ts'
import { rawTiff } from '../../support/images/raw-tiff.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const darkroom = await openDarkroom(t)
await darkroom.startWeb()
const client = createClient(darkroom.url)
const lying = await sharp(await photo(60, 40)).toBuffer()

async function originalOf(bytes: Uint8Array, name = 'image') {
  const response = await client.send([{ name, bytes }])
  return ((await response.json()) as ImageJson).original
}

for (const format of ['jpeg', 'png', 'gif', 'webp', 'avif', 'tiff'] as const) {
  t.test(`knows ${format} by its bytes, and its size`, async (t) => {
    const bytes = await sharp(lying).toFormat(format).toBuffer()
    t.match(await originalOf(bytes), { format, width: 60, height: 40, bytes: bytes.length })
  })
}

t.test('a raw camera file is served as what it is, and has the size of its picture', async (t) => {
  const raw = rawTiff({ sensor: [90, 60], previews: [lying], orientation: 8 })
  const original = await originalOf(raw, 'a.tif')
  t.match(original, { format: 'nef', width: 40, height: 60 })
  const response = await fetch(darkroom.url + original.url)
  t.equal(response.headers.get('content-type'), 'image/x-nikon-nef')
})

t.test('neither the name nor the declared type matters', async (t) => {
  const body = new FormData()
  const png = await sharp(lying).png().toBuffer()
  body.append('data', new Blob([png as never], { type: 'image/gif' }), 'photo.jpg')
  const multipart = await fetch(darkroom.url, { method: 'POST', body })
  t.match(await multipart.json(), { original: { format: 'png', name: 'photo.jpg' } })

  const headers = { 'content-type': 'image/webp' }
  const init = { method: 'POST', body: new Uint8Array(png), headers }
  const raw = await fetch(`${darkroom.url}/images`, init)
  t.match(await raw.json(), { original: { format: 'png', name: 'image.png' } })
})

t.test('the original is served as what it is, whatever it was called', async (t) => {
  const { url } = await originalOf(await sharp(lying).png().toBuffer(), 'page.html')
  const response = await fetch(darkroom.url + url)
  t.equal(response.headers.get('content-type'), 'image/png')
})

t.test('a print is a PNG unless its recipe says otherwise, whatever the original is', async (t) => {
  darkroom.startReceiver()
  for (const format of ['jpeg', 'webp', 'gif'] as const) {
    const bytes = await sharp(lying).toFormat(format).toBuffer()
    const recipes = ['grayscale', 'output', 'thermal,output:quality=50', 'output:format=jpeg']
    const response = await client.send([{ name: 'image', bytes }], recipes)
    const { id } = (await response.json()) as ImageJson
    const { results } = await client.settled(id)
    const made = Object.fromEntries(results.map(({ recipe, format }) => [recipe, format]))
    t.strictSame(
      recipes.map((recipe) => made[recipe]),
      ['png', 'png', 'png', 'jpeg'],
      format
    )
  }
})

for (const orientation of [1, 3, 5, 6, 8]) {
  const seen = orientation < 5 ? { width: 60, height: 40 } : { width: 40, height: 60 }

  for (const format of ['jpeg', 'png', 'webp', 'tiff', 'avif'] as const) {
    t.test(`measures a ${format} of EXIF orientation ${orientation} as it is seen`, async (t) => {
      const bytes = await sharp(lying).withMetadata({ orientation }).toFormat(format).toBuffer()
      t.match(await originalOf(bytes), { format, ...seen })
    })
  }
}

for (const [little, big] of [
  [true, false],
  [false, false],
  [true, true],
  [false, true]
]) {
  const kind = `${little ? 'little' : 'big'}-endian ${big ? 'BigTIFF' : 'TIFF'}`
  const size = { width: 30, height: 20, little: little === true, big: big === true }

  t.test(`reads a ${kind}`, async (t) => {
    t.match(await originalOf(tiff(size)), { format: 'tiff', width: 30, height: 20 })
    t.match(await originalOf(tiff({ ...size, orientation: 6 })), { width: 20, height: 30 })
  })

  t.test(`refuses a ${kind} whose directory lies elsewhere`, async (t) => {
    for (const directoryAt of [
      0n,
      1n,
      10_000n,
      0xffff_ffffn,
      ...(big ? [2n ** 53n, 2n ** 64n - 1n] : [])
    ]) {
      const response = await client.send([
        { name: 'lost.tif', bytes: tiff({ ...size, directoryAt }) }
      ])
      await assertProblem(t, response, { status: 422, code: 'broken-image' })
    }
  })
}

t.test('an image of one pixel is an image', async (t) => {
  const bytes = await sharp(lying).resize(1, 1).png().toBuffer()
  t.match(await originalOf(bytes), { width: 1, height: 1 })
})

t.test('an animation has the size of its frames', async (t) => {
  const frames = await sharp(lying).resize(20, 30).raw().toBuffer()
  const bytes = await sharp(frames, { raw: { width: 20, height: 30, channels: 3, pageHeight: 10 } })
    .gif()
    .toBuffer()
  t.match(await originalOf(bytes), { format: 'gif', width: 20, height: 10 })
})

t.test('a JPEG may begin with a megabyte of something else', async (t) => {
  const segment = Buffer.concat([Buffer.from([0xff, 0xe9, 0xff, 0xff]), Buffer.alloc(65_533)])
  const segments = Array.from({ length: 16 }, () => segment)
  const bytes = Buffer.concat([lying.subarray(0, 2), ...segments, lying.subarray(2)])
  t.match(await originalOf(bytes), { format: 'jpeg', width: 60, height: 40 })
})

t.test('an image without width or height is refused', async (t) => {
  for (const bytes of [pngStart(0, 9), pngStart(9, 0)]) {
    const response = await client.send([{ name: 'flat.png', bytes }])
    await assertProblem(t, response, { status: 422, code: 'broken-image' })
  }
})
