import sharp from 'sharp'
import t from 'tap'
import { createClient } from '../../support/http/client.ts'
import { drawPng, pixelsOf, print, scene } from '../../support/images/pixels.ts'
import { exifIn } from '../../support/images/read-exif.ts'
import { jpegSegment } from '../../support/images/structures.ts'
import { openDarkroom } from '../../support/processes/darkroom.ts'

const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>'
const original = await sharp(await drawPng(scene(40, 30)))
  .withExif({
    IFD0: {
      Copyright: '(C) Turanga Leela',
      Artist: 'Leela',
      Make: 'Planet Express',
      Orientation: '6'
    },
    IFD2: { ExposureTime: '1/250', ISOSpeedRatings: '400' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' }
  })
  .withXmp(XMP)
  .withIccProfile('p3')
  .jpeg({ quality: 95 })
  .toBuffer()

const [MAKE, ARTIST, COPYRIGHT, EXPOSURE_TIME, LATITUDE] = [0x10f, 0x13b, 0x8298, 0x829a, 2]
const FORMATS = ['jpeg', 'png', 'webp', 'avif']
/** One run of sharp, and two with pixels painted in between. */
const STEPS = ['flip', 'exposure:stops=0.5']

async function kept(t: Parameters<typeof print>[0], recipe: string) {
  const { bytes } = await print(t, original, recipe)
  const { xmp, icc, orientation } = await sharp(bytes).metadata()
  return { exif: await exifIn(bytes), xmp: xmp?.toString(), icc, orientation }
}

for (const format of FORMATS) {
  for (const step of STEPS) {
    t.test(`${step} to ${format}`, async (t) => {
      const output = `${step},output:format=${format}`
      const { exif, xmp, icc } = await kept(t, output)
      t.strictSame([exif, xmp, icc], [undefined, undefined, undefined], 'nothing, unless asked')

      const rights = await kept(t, `${output};keep=copyright`)
      t.equal(rights.exif?.text(COPYRIGHT), '(C) Turanga Leela')
      t.equal(rights.exif?.text(ARTIST), 'Leela')
      t.notOk(rights.exif?.image.has(MAKE))
      t.equal(rights.exif?.gps.size, 0)
      t.strictSame([rights.xmp, rights.icc], [undefined, undefined])

      const all = await kept(t, `${output};keep=all`)
      t.equal(all.exif?.text(COPYRIGHT), '(C) Turanga Leela')
      t.equal(all.exif?.text(MAKE), 'Planet Express')
      t.ok(all.exif?.photo.has(EXPOSURE_TIME))
      t.ok(all.exif?.gps.has(LATITUDE))
      t.match(all.xmp, /xmpmeta/)
      t.ok(all.icc)
      t.ok((all.orientation ?? 1) === 1, 'it is turned already')
    })
  }
}

t.test('a profile is kept with the colours that it means', async (t) => {
  const plain = await print(t, original, 'flip')
  const profiled = await print(t, original, 'flip,output:keep=icc')
  const p3 = await sharp(original).metadata()
  t.strictSame((await sharp(profiled.bytes).metadata()).icc, p3.icc)
  const asSrgb = await sharp(profiled.bytes).toColourspace('srgb').png().toBuffer()
  const [seen, expected] = [await pixelsOf(asSrgb), await pixelsOf(plain.bytes)]
  const worst = Math.max(
    ...seen.flatMap((pixel, i) => pixel.map((v, c) => Math.abs(v - (expected[i]?.[c] ?? 0))))
  )
  t.ok(worst <= 4, `${worst}`)
})

t.test('what is no profile of RGB is left out and named', async (t) => {
  const { icc = Buffer.alloc(0) } = await sharp(original).metadata()
  const gray = Buffer.from(icc)
  gray.write('GRAY', 16)
  const plain = await sharp(original).jpeg().toBuffer()
  for (const broken of [gray, icc.subarray(0, 200), Buffer.alloc(icc.length, 'junk')]) {
    const segment = jpegSegment(0xe2, `ICC_PROFILE\0\x01\x01${broken.toString('latin1')}`)
    const image = Buffer.concat([plain.subarray(0, 2), segment, plain.subarray(2)])
    const made = await print(t, image, 'flip,output:format=jpeg;keep=all')
    t.strictSame([made.kept, (await sharp(made.bytes).metadata()).icc], [[], undefined])
  }
})

t.test('a TIFF keeps what libvips writes into it', async (t) => {
  const { exif, xmp, icc } = await kept(t, 'flip,output:format=tiff;keep=all')
  t.notOk(exif)
  t.match(xmp, /xmpmeta/)
  t.ok(icc)
})

t.test('a gray print and a GIF keep no profile', async (t) => {
  const gray = await kept(t, 'grayscale,output:keep=all')
  t.notOk(gray.icc)
  t.equal(gray.exif?.text(ARTIST), 'Leela')
  const gif = await kept(t, 'flip,output:format=gif;keep=all')
  t.strictSame([gif.exif, gif.icc], [undefined, undefined])
})

t.test('the result lists what was removed nevertheless', async (t) => {
  const darkroom = await openDarkroom(t)
  await darkroom.start()
  const client = createClient(darkroom.url)
  const removed = async (recipe: string) => {
    const id = await client.accepted({ name: 'leela.jpg', bytes: original }, recipe)
    return (await client.settled(id)).results[0]?.removed
  }
  t.strictSame(await removed('flip'), ['exif', 'gps', 'icc', 'xmp'])
  t.strictSame(await removed('flip,output:keep=icc'), ['exif', 'gps', 'xmp'])
  t.strictSame(await removed('flip,output:keep=copyright'), ['exif', 'gps', 'icc', 'xmp'])
  t.strictSame(await removed('flip,output:format=jpeg;keep=all'), [])
  t.strictSame(await removed('flip,output:format=tiff;keep=all'), ['exif', 'gps'])
})
