import t, { type Test } from 'tap'
import { withExif } from '../../support/images/exif.ts'
import { ascii, exifBlock, numbersIn, type Written } from '../../support/images/exif-block.ts'
import { draw, print, scene } from '../../support/images/pixels.ts'
import { exifIn } from '../../support/images/read-exif.ts'

const [IMAGE_DESCRIPTION, DATE_TIME, ARTIST, COPYRIGHT] = [0x10e, 0x132, 0x13b, 0x8298]

const jpeg = await draw(scene(40, 30)).jpeg({ quality: 95 }).toBuffer()

/** What is kept of EXIF when this recipe prints it. */
async function kept(t: Test, block: Buffer, recipe: string) {
  const made = await print(t, withExif(jpeg, block), recipe)
  return { ...made, exif: await exifIn(made.bytes) }
}

const only = (...image: Written[]) => exifBlock({ image })

t.test('author and rights are kept as the bytes that they were', async (t) => {
  const texts = ['© 2024 Zoë', 'Jane Doe (Studio X)', 'A', 'Ann\0Editor', '  ', '日本語 (c)']
  for (const text of texts) {
    for (const keep of ['copyright', 'all']) {
      const block = only(ascii(COPYRIGHT, text), ascii(ARTIST, text))
      const { exif } = await kept(t, block, `output:format=jpeg;keep=${keep}`)
      t.strictSame([exif?.text(COPYRIGHT), exif?.text(ARTIST)], [text, text], keep)
    }
  }
})

t.test('so are texts in UTF-8 by their type, and those without a zero at their end', async (t) => {
  const block = only(ascii(COPYRIGHT, 'Zoë', 129), {
    tag: ARTIST,
    type: 2,
    bytes: Buffer.from('Jane')
  })
  const { exif } = await kept(t, block, 'output:format=jpeg;keep=copyright')
  t.match(exif?.image.get(COPYRIGHT), { type: 129, bytes: Buffer.from('Zoë\0') })
  t.match(exif?.image.get(ARTIST), { count: 5, bytes: Buffer.from('Jane\0') })
})

t.test('a date that is none stays what it was', async (t) => {
  for (const date of ['0000:00:00 00:00:00', '    :  :     :  :  ', 'yesterday']) {
    const { exif } = await kept(t, only(ascii(DATE_TIME, date)), 'output:format=jpeg;keep=all')
    t.equal(exif?.text(DATE_TIME), date)
  }
})

t.test('what cannot be read is left out, and the print is made', async (t) => {
  const empty = { tag: ARTIST, type: 2, bytes: Buffer.alloc(0), count: 0 }
  const beyond = { tag: DATE_TIME, type: 2, bytes: Buffer.alloc(2), count: 1000 }
  const mistyped = { tag: IMAGE_DESCRIPTION, type: 77, bytes: Buffer.alloc(4) }
  const block = only(ascii(COPYRIGHT, 'Zoë'), empty, beyond, mistyped)
  const nowhere = Buffer.from('II*\0\x3c\0\0\0junkjunk', 'latin1')
  for (const keep of ['copyright', 'all']) {
    const recipe = `grayscale,output:format=jpeg;keep=${keep}`
    const { exif, kept: names } = await kept(t, block, recipe)
    t.equal(exif?.text(COPYRIGHT), 'Zoë')
    t.strictSame(
      [ARTIST, DATE_TIME, IMAGE_DESCRIPTION].filter((tag) => exif?.image.has(tag)),
      []
    )
    t.strictSame(names, keep === 'all' ? ['exif'] : [])
    for (const broken of [
      only(ascii(ARTIST, '')),
      nowhere,
      block.subarray(0, 9),
      Buffer.alloc(40)
    ]) {
      const made = await kept(t, broken, recipe)
      t.strictSame([made.exif, made.kept], [undefined, []])
    }
  }
})

t.test('where the subject is stays with pixels that are where they were', async (t) => {
  const block = exifBlock({ photo: [numbersIn('II').short(0x9214, 20, 15, 8, 8)] })
  for (const [steps, stays] of [
    ['', true],
    ['sepia,', true],
    ['resize:width=20,', false],
    ['flip,', false]
  ] as const) {
    const { exif } = await kept(t, block, `${steps}output:format=jpeg;keep=all`)
    t.equal(exif?.photo.has(0x9214) ?? false, stays, steps)
  }
})

t.test('a TIFF keeps its tags where the format of the print can hold them', async (t) => {
  const { short, long } = numbersIn('II')
  // its eight pixels are its own header
  const structure = [
    ...[short(0x100, 8), short(0x101, 1), short(0x102, 8), short(0x103, 1), short(0x106, 1)],
    ...[long(0x111, 0), short(0x115, 1), short(0x116, 1), long(0x117, 8), short(0x11c, 1)]
  ]
  const tiff = exifBlock({
    image: [...structure, ascii(COPYRIGHT, 'Leela')],
    photo: [ascii(0xa434, 'long')]
  })
  const made = await print(t, tiff, 'output:format=jpeg;keep=all')
  const exif = await exifIn(made.bytes)
  t.strictSame([exif?.text(COPYRIGHT), exif?.text(0xa434, 'photo')], ['Leela', 'long'])
  t.strictSame(made.kept, ['exif'])
  const outdated = structure.filter(({ tag }) => exif?.image.has(tag))
  t.strictSame(outdated, [], 'nothing of how its pixels are stored')
  t.strictSame((await print(t, tiff, 'output:format=tiff;keep=all')).kept, [])
})
