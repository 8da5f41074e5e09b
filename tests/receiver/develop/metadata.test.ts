import sharp from 'sharp'
import t from 'tap'
import { draw, print, scene } from '../../support/images/pixels.ts'

const PLACE = '41/1 24/1 1234/100'

/** Carries where it was taken, by whom, and how to show it. */
const telling = draw(scene(32, 24))
  .withExif({
    IFD0: { Artist: 'Somebody', Copyright: 'Somebody' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: PLACE }
  })
  .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Somebody</x:xmpmeta>')
  .withIccProfile('p3')

const formats = ['png', 'jpeg', 'webp', 'avif', 'gif', 'tiff'] as const

t.test('no metadata leaves the darkroom', async (t) => {
  const original = await telling.clone().jpeg().toBuffer()
  const { exif, icc, xmp } = await sharp(original).metadata()
  t.ok(exif && icc && xmp && original.includes('Somebody'), 'the original has some')
  for (const format of formats) {
    for (const recipe of ['output', 'grayscale,output', 'thermal,output']) {
      const { bytes } = await print(t, original, `${recipe}:format=${format}`)
      const { exif, icc, xmp, iptc, comments, orientation = 1 } = await sharp(bytes).metadata()
      t.equal(orientation, 1)
      const kept = [exif, icc, xmp, iptc, comments].filter(Boolean)
      t.strictSame(kept, [], `${recipe}, ${format}`)
      t.notOk(bytes.includes('Somebody'), `${recipe}, ${format}: no name`)
    }
  }
})

t.test('no metadata leaves the darkroom with a PNG, a WebP or a TIFF either', async (t) => {
  for (const format of ['png', 'webp', 'tiff', 'avif'] as const) {
    const original = await telling.clone().toFormat(format).toBuffer()
    t.ok(original.includes('Somebody'), `the ${format} has some`)
    const { bytes } = await print(t, original, 'output:format=original')
    t.notOk(bytes.includes('Somebody'), format)
    t.notOk((await sharp(bytes).metadata()).exif, format)
  }
})
