import sharp from 'sharp'
import t from 'tap'
import { webpWithExif, withExif } from '../../support/images/exif.ts'
import {
  ascii,
  type Directories,
  exifBlock,
  numbersIn,
  type Order
} from '../../support/images/exif-block.ts'
import { draw, drawPng, print, scene } from '../../support/images/pixels.ts'
import { exifIn } from '../../support/images/read-exif.ts'

const FORMATS = ['jpeg', 'png', 'webp', 'avif'] as const
const [ARTIST, COPYRIGHT] = [0x13b, 0x8298]
const [ORIENTATION, MAKER_NOTE, COLOUR_SPACE, WIDTH, HEIGHT] = [
  0x112, 0x927c, 0xa001, 0xa002, 0xa003
]

const jpeg = await draw(scene(40, 30)).jpeg({ quality: 95 }).toBuffer()
const thumbnail = await draw(scene(16, 12)).jpeg().toBuffer()

const everything = (order: Order): Directories => {
  const { long, short, rational } = numbersIn(order)
  return {
    image: [
      short(ORIENTATION, 6),
      ascii(0x10f, 'Planet (Express)'),
      ascii(COPYRIGHT, '© Turanga Leela'),
      long(0x100, 40),
      long(0x14a, 8),
      rational(0x11a, 300, 1),
      rational(0x11b, 300, 1),
      short(0x128, 2),
      { tag: 0x9c9b, type: 1, bytes: Buffer.from('Título\0', 'utf16le') }
    ],
    photo: [
      rational(0x829a, 1, 250),
      { tag: 0x9000, type: 7, bytes: Buffer.from('0231') },
      { tag: MAKER_NOTE, type: 7, bytes: Buffer.from('offsets of its own') },
      { tag: 0x9286, type: 7, bytes: Buffer.from('UNICODE\0Gr\xfc\xdfe', 'latin1') },
      short(0x9214, 20, 15, 8, 8),
      short(COLOUR_SPACE, 0xffff),
      long(WIDTH, 40),
      long(HEIGHT, 30)
    ],
    gps: [ascii(1, 'N'), rational(2, 51, 1, 30, 1, 0, 1)],
    rules: [ascii(1, 'R03'), { tag: 2, type: 7, bytes: Buffer.from('0100') }, short(0x1001, 40)]
  }
}

for (const order of ['II', 'MM'] as const) {
  for (const format of FORMATS) {
    t.test(`all of a camera's tags, ${order}, in ${format}`, async (t) => {
      const block = exifBlock(everything(order), { order, thumbnail })
      const recipe = `resize:width=12,output:format=${format};keep=all`
      const { bytes, ...made } = await print(t, withExif(jpeg, block), recipe)
      const exif = await exifIn(bytes)
      if (!exif) return t.fail('no EXIF')
      t.strictSame(made.kept, ['exif', 'gps'])
      t.equal(exif.order, order)
      for (const [where, tags] of Object.entries(everything(order))) {
        const found = exif[where as keyof Directories]
        const gone = [ORIENTATION, 0x100, 0x14a, MAKER_NOTE, 0x9214, COLOUR_SPACE, WIDTH, HEIGHT]
        if (where === 'rules') continue
        for (const { tag, bytes } of tags ?? []) {
          if (!gone.includes(tag)) t.strictSame(found.get(tag)?.bytes, bytes, `${where} ${tag}`)
        }
      }
      t.equal(exif.number(ORIENTATION), 1, 'it is turned already')
      t.strictSame([exif.number(WIDTH, 'photo'), exif.number(HEIGHT, 'photo')], [12, 16])
      t.equal(exif.number(COLOUR_SPACE, 'photo'), 1, 'sRGB')
      for (const tag of [0x100, 0x14a]) t.notOk(exif.image.has(tag), `${tag} fits no longer`)
      for (const tag of [MAKER_NOTE, 0x9214]) t.notOk(exif.photo.has(tag), `${tag} fits no longer`)
      t.equal(exif.rules.size, 0, 'no rules of Adobe RGB')
      t.notOk(exif.hasThumbnail)
      t.notOk(bytes.includes(thumbnail.subarray(0, 100)), 'nor its bytes')
      t.strictSame(await readable(bytes), [12, 16, 1])
    })
  }
}

async function readable(bytes: Buffer) {
  await sharp(bytes, { failOn: 'warning' }).raw().toBuffer()
  const { width, height, orientation } = await sharp(bytes).metadata()
  return [width, height, orientation ?? 1]
}

t.test('with its profile, what is said of colours stays true', async (t) => {
  const profiled = await draw(scene(40, 30)).withIccProfile('p3').jpeg().toBuffer()
  const image = withExif(profiled, exifBlock(everything('II')))
  const { bytes } = await print(t, image, 'output:format=jpeg;keep=all')
  const exif = await exifIn(bytes)
  t.equal(exif?.number(COLOUR_SPACE, 'photo'), 0xffff)
  t.equal(exif?.text(1, 'rules'), 'R03')
})

t.test('every kind of WebP and AVIF holds it, and its pixels stay the same', async (t) => {
  const block = exifBlock({ image: [ascii(COPYRIGHT, 'Zoë')] })
  const rgba = scene(33, 21, 4)
  const transparent = await draw(rgba).webp({ lossless: true, exact: true }).toBuffer()
  const frames = await sharp(await draw(scene(20, 20)).raw().toBuffer(), {
    raw: { width: 20, height: 20, channels: 3, pageHeight: 10 }
  })
    .gif()
    .toBuffer()
  for (const image of [transparent, await drawPng(scene(33, 21)), frames]) {
    const original = await webpWithExif(image, block)
    for (const output of ['webp', 'webp;lossless=true', 'avif', 'avif;lossless=true', 'best']) {
      const plain = await print(t, original, `output:format=${output}`)
      const made = await print(t, original, `output:format=${output};keep=copyright`)
      const { pages } = await sharp(made.bytes).metadata()
      t.equal(pages ?? 1, (await sharp(plain.bytes).metadata()).pages ?? 1, output)
      const whole = { animated: true }
      t.ok(
        (await sharp(made.bytes, whole).raw().toBuffer()).equals(
          await sharp(plain.bytes, whole).raw().toBuffer()
        ),
        output
      )
      if (made.format === 'gif') continue
      t.equal((await exifIn(made.bytes))?.text(COPYRIGHT), 'Zoë', output)
    }
  }
})

t.test('what exceeds a segment of a JPEG loses what is largest, never its rights', async (t) => {
  const large = (tag: number, bytes: number) => ({ tag, type: 7, bytes: Buffer.alloc(bytes, 1) })
  const block = exifBlock({
    image: [ascii(COPYRIGHT, 'Zoë'.padEnd(9000, '!')), ascii(ARTIST, 'Zoë')],
    photo: [large(0x9286, 40_000), large(0xa40b, 30_000), large(0x828d, 100)]
  })
  const original = await webpWithExif(await drawPng(scene(20, 20)), block)
  for (const format of FORMATS) {
    const { bytes } = await print(t, original, `output:format=${format};keep=all`)
    const exif = await exifIn(bytes)
    t.equal(exif?.text(COPYRIGHT)?.length, 9000)
    t.equal(exif?.text(ARTIST), 'Zoë')
    t.notOk(exif?.photo.has(0x9286))
    t.ok(exif?.photo.has(0xa40b))
  }
})
