import sharp from 'sharp'
import t, { type Test } from 'tap'
import { thumbHashToApproximateAspectRatio, thumbHashToAverageRGBA } from 'thumbhash'
import { CARRIED } from '#lib/images/metadata.ts'
import { createClient } from '../../support/http/client.ts'
import { exif, tiffWithPlace, withExif } from '../../support/images/exif.ts'
import { kinds } from '../../support/images/kinds.ts'
import { photo } from '../../support/images/photos.ts'
import { type Colour, draw, drawJpeg, scene } from '../../support/images/pixels.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'
import { waitFor } from '../../support/wait-for.ts'

const PLACE = '41/1 24/1 1234/100'
const XMP_PLACE =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>41,24.2N</exif:GPSLatitude></x:xmpmeta>'
const NOTHING = {
  exif: false,
  gps: false,
  icc: false,
  xmp: false,
  iptc: false,
  c2pa: false,
  gainMap: false
}

const darkroom = await openDarkroom(t)
await darkroom.start()
const client = createClient(darkroom.url)

const small = (channels: 1 | 2 | 3 | 4 = 3) => draw(scene(32, 24, channels))

/** The metadata, once it is known. */
async function described(bytes: Uint8Array) {
  const id = await client.accepted({ name: 'fry', bytes })
  return await waitFor('metadata', async () => {
    const image = await client.readImage(id)
    return image.original.frames !== null && image
  })
}

async function says(t: Test, name: string, bytes: Uint8Array, expected: object) {
  const { original } = await described(bytes)
  t.match(original, expected, name)
}

t.test('nothing is known before a receiver had the time', async (t) => {
  const response = await client.send([{ name: 'fry.jpg', bytes: await photo(30, 20) }])
  const { original } = (await response.json()) as { original: object }
  const unknown = ['frames', 'depth', 'colorSpace', 'orientation', ...CARRIED]
  for (const name of [...unknown, 'dominantColor', 'thumbHash'])
    t.equal(Reflect.get(original, name), null, name)
})

t.test('frames, depth and colours are those of the file', async (t) => {
  const kind = (name: string) => kinds[name]?.image as Buffer
  const one = { frames: 1, depth: 8, orientation: 1, ...NOTHING }
  await says(t, 'gray', kind('gray'), { ...one, colorSpace: 'gray' })
  await says(t, 'RGBA', kind('RGBA'), { ...one, colorSpace: 'rgb' })
  await says(t, 'CMYK', kind('CMYK'), { ...one, colorSpace: 'cmyk' })
  await says(t, '16-bit gray', kind('16-bit gray'), { ...one, depth: 16, colorSpace: 'gray' })
  await says(t, '16-bit RGB', kind('16-bit RGB'), { ...one, depth: 16, colorSpace: 'rgb' })
  await says(t, 'GIF', kind('an animation'), { ...one, frames: 2, colorSpace: 'rgb' })
  const palette = await small().png({ palette: true, colours: 4 }).toBuffer()
  await says(t, 'palette', palette, { ...one, colorSpace: 'rgb' })
  const avif = await small().avif({ bitdepth: 10 }).toBuffer()
  await says(t, 'AVIF of 10 bits', avif, { ...one, depth: 10, colorSpace: 'rgb' })
})

t.test('each orientation is reported', async (t) => {
  for (let orientation = 1; orientation <= 8; orientation++) {
    await says(t, `${orientation}`, await drawJpeg(scene(8, 6), orientation), { orientation })
  }
})

t.test('embedded metadata is reported in every format that carries it', async (t) => {
  const telling = small()
    .withExif({ IFD0: { Artist: 'Somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: PLACE } })
    .withXmp(XMP_PLACE)
    .withIccProfile('p3')
  const all = { exif: true, gps: true, icc: true, xmp: true, iptc: false }
  for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
    await says(t, format, await telling.clone().toFormat(format).toBuffer(), all)
  }
  await says(t, 'ICC', await small().withIccProfile('p3').jpeg().toBuffer(), {
    ...NOTHING,
    icc: true
  })
  await says(t, 'XMP with a place', await small().withXmp(XMP_PLACE).jpeg().toBuffer(), {
    ...NOTHING,
    xmp: true,
    gps: true
  })
  const artist = await small()
    .withExif({ IFD0: { Artist: 'Somebody' } })
    .jpeg()
    .toBuffer()
  await says(t, 'EXIF', artist, { ...NOTHING, exif: true })
})

t.test(
  'a place is one in either byte order, and in a TIFF; its version alone is none',
  async (t) => {
    const jpeg = await small().jpeg().toBuffer()
    for (const order of ['II', 'MM'] as const) {
      await says(t, order, withExif(jpeg, exif(order, true)), { ...NOTHING, exif: true, gps: true })
      await says(t, order, withExif(jpeg, exif(order, false)), { ...NOTHING, exif: true })
    }
    await says(t, 'TIFF', tiffWithPlace(), { ...NOTHING, exif: true, gps: true })
    const cut = exif('MM', true).subarray(0, 20)
    await says(t, 'EXIF cut off', withExif(jpeg, cut), { frames: 1, exif: true, gps: false })
  }
)

t.test('a result lists the metadata it left out, and nothing reveals the place', async (t) => {
  const { id, results } = await described(
    await small()
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: PLACE } })
      .withXmp(XMP_PLACE)
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
  )
  t.strictSame(results[0]?.removed, ['exif', 'gps', 'icc', 'xmp'])
  const response = await fetch(`${darkroom.url}/images/${id}`)
  t.notMatch(await response.text(), /1234|41,24|12\.34/)
  const plain = await described(await small().jpeg().toBuffer())
  t.strictSame(plain.results[0]?.removed, [])
})

const flat = (colour: Colour, width = 300, height = 200) =>
  draw(Array.from({ length: height }, () => Array.from({ length: width }, () => colour)))

t.test('the dominant colour is that of most pixels', async (t) => {
  const dominantColor = '#c83c1e'
  await says(t, 'flat', await flat([200, 60, 30]).png().toBuffer(), { dominantColor })
  await says(t, 'gray', await flat([77]).toColourspace('b-w').png().toBuffer(), {
    dominantColor: '#4d4d4d'
  })
  const partly = Array.from({ length: 90 }, (_, y) =>
    Array.from({ length: 90 }, (_, x) =>
      y < 60 ? [0, 0, 250, 0] : x < 50 ? [200, 60, 30, 255] : [10, 200, 10, 255]
    )
  )
  await says(t, 'what is seen counts', await draw(partly).png().toBuffer(), { dominantColor })
  await says(t, 'nothing is seen', await flat([200, 60, 30, 10]).png().toBuffer(), {
    dominantColor: null
  })
})

t.test('the ThumbHash stands for the image as it is seen', async (t) => {
  const halves = Array.from({ length: 100 }, () =>
    Array.from({ length: 200 }, (_, x) => (x < 100 ? [240, 40, 40] : [40, 40, 240]))
  )
  for (const orientation of [1, 6]) {
    const jpeg = await drawJpeg(halves, orientation)
    const { original } = await described(jpeg)
    const hash = Buffer.from(original.thumbHash ?? '', 'base64')
    const { r, g, b, a } = thumbHashToAverageRGBA(hash)
    for (const [is, was] of [
      [r, 140],
      [g, 40],
      [b, 140],
      [a, 255]
    ] as const) {
      t.ok(Math.abs(is * 255 - was) < 12, `${is * 255} is about ${was}`)
    }
    const ratio = thumbHashToApproximateAspectRatio(hash)
    t.ok(orientation === 1 ? ratio > 1.5 : ratio < 0.7, `${orientation}: ${ratio}`)
  }
})

t.test('a broken image has no metadata, and fails as usual', async (t) => {
  const whole = await sharp(await photo(200, 200))
    .avif()
    .toBuffer()
  const bytes = whole.subarray(0, whole.length / 2)
  const id = await client.accepted({ name: 'broken.avif', bytes })
  t.match((await client.settled(id)).results, [{ status: 'failed', removed: null }])
  await described(await small().png().toBuffer())
  t.equal((await client.readImage(id)).original.frames, null)
})
