import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import t from 'tap'
import { measureImage } from '../../../apps/web/uploads/measure/measure-image.ts'
import { box } from '../../support/images/avif-structures.ts'
import { gifOfFrames } from '../../support/images/gif.ts'
import { tiff } from '../../support/images/odd-images.ts'
import { ORIENTATIONS, oriented } from '../../support/images/oriented.ts'
import { print } from '../../support/images/pixels.ts'
import { jpegSegment, u32 } from '../../support/images/structures.ts'

type Expected = [width: number, height: number]

const path = join(t.testdir(), 'image')

/** Both processes must come to the size that Chromium shows. */
function sameSize(what: string, image: Buffer, [width, height]: Expected) {
  t.test(`${what} is ${width} × ${height} to web, and so is its print`, async (t) => {
    await writeFile(path, image)
    t.match(await measureImage(path, {}, EXTRAS), { width, height }, 'web')
    const made = await print(t, image, 'output')
    t.match(made, { width, height }, 'the print')
    const { width: wide, height: high } = await sharp(made.bytes).metadata()
    t.strictSame([wide, high], [width, height], 'its bytes')
  })
}

const EXTRAS = { allowSvg: false, heicDecoder: undefined }

for (const [how, { entries, turned }] of Object.entries(ORIENTATIONS)) {
  for (const [format, image] of Object.entries(await oriented(entries))) {
    sameSize(`a ${format} with an orientation that is ${how}`, image, turned ? [20, 40] : [40, 20])
  }
}

const screen = (side: number) => ({ width: side, height: side })
const red = (side: number, at = 0) => ({ width: side, height: side, left: at, top: at })
const green = (side: number, at = 0) => ({ ...red(side, at), colour: 2 })

sameSize('a GIF', gifOfFrames(screen(16), [red(16)]), [16, 16])
sameSize('a GIF whose first frame goes beyond', gifOfFrames(screen(8), [red(16)]), [16, 16])
sameSize('a GIF whose frame lies beyond', gifOfFrames(screen(8), [red(4, 20)]), [24, 24])
sameSize(
  'a GIF whose second frame goes beyond',
  gifOfFrames(screen(8), [red(8), green(16)]),
  [8, 8]
)
sameSize('a GIF without a screen', gifOfFrames(screen(0), [red(16, 4)]), [20, 20])
sameSize('a GIF of no width', gifOfFrames({ width: 0, height: 8 }, [red(16)]), [16, 16])
sameSize('a GIF whose frame is smaller', gifOfFrames(screen(16), [red(8, 4)]), [16, 16])

const plain = sharp({
  create: { width: 48, height: 32, channels: 3, background: { r: 200, g: 40, b: 40 } }
})
const avif = await plain.clone().avif().toBuffer()

sameSize('an AVIF', avif, [48, 32])
sameSize('an AVIF that is cropped', withProperty(avif, clap(24, 32, -12)), [24, 32])
sameSize('an AVIF that is turned', withProperty(avif, box('irot', Buffer.from([1]))), [32, 48])
sameSize('an AVIF of brand mif1', branded(avif, 'mif1', 'mif1'), [48, 32])
sameSize('an AVIF of brand mif1, then avif', branded(avif, 'mif1', 'avif'), [48, 32])

const jpeg = await plain.clone().jpeg().toBuffer()
const afterStart = (what: Buffer) => Buffer.concat([jpeg.subarray(0, 2), what, jpeg.subarray(2)])
const comment = jpegSegment(0xfe, 'hello world!')

const [exifSegment] = Object.values(await oriented(ORIENTATIONS['a SHORT']?.entries ?? []))
const exif = exifSegment?.subarray(2, 4 + exifSegment.readUInt16BE(4)) ?? Buffer.alloc(0)
const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]))
sameSize(
  'a JPEG whose EXIF follows its frame header',
  Buffer.concat([jpeg.subarray(0, scan), exif, jpeg.subarray(scan)]),
  [32, 48]
)
for (const orientation of [0, 9]) {
  sameSize(
    `a TIFF of orientation ${orientation}`,
    tiff({ width: 6, height: 4, little: true, tags: { 274: orientation } }),
    [6, 4]
  )
}
sameSize(
  'a JPEG with 200,000 comments',
  afterStart(Buffer.alloc(200_000 * comment.length, comment)),
  [48, 32]
)
sameSize('a JPEG with 200,000 fill bytes', afterStart(Buffer.alloc(200_000, 0xff)), [48, 32])
/** As cwebp and dwebp take it: 100 × 100 pixels of one colour, lossless. */
const smallest = '5249464614000000574542505650384c080000002f63c01810888808'
sameSize('a WebP of 28 bytes', Buffer.from(smallest, 'hex'), [100, 100])

/** The crop of a HEIF: its width, its height, and how far right its middle lies. */
function clap(width: number, height: number, right: number): Buffer {
  const whole = (value: number) => [u32(value >>> 0), u32(1)]
  return box('clap', ...[width, height, right, 0].flatMap(whole))
}

/** Adds a property to the only image of an AVIF that sharp has made. */
function withProperty(avif: Buffer, property: Buffer): Buffer {
  const at = (type: string) => avif.indexOf(type) - 4
  const head = Buffer.from(avif)
  const grow = (offset: number, by: number) =>
    head.writeUInt32BE(head.readUInt32BE(offset) + by, offset)
  const added = property.length + 1
  for (const type of ['meta', 'iprp']) grow(at(type), added)
  grow(at('ipco'), property.length)
  grow(at('ipma'), 1)
  // where the pixels begin
  grow(at('iloc') + 20, added)
  const counted = at('ipma') + 18
  const properties = (head[counted] ?? 0) + 1
  head[counted] = properties
  return Buffer.concat([
    head.subarray(0, at('ipma')),
    property,
    head.subarray(at('ipma'), at('mdat')),
    Buffer.from([0x80 | properties]),
    head.subarray(at('mdat'))
  ])
}

function branded(avif: Buffer, major: string, other: string): Buffer {
  const copy = Buffer.from(avif)
  const bytes = copy.readUInt32BE(0)
  copy.write(major, 8, 'latin1')
  for (let at = 16; at < bytes; at += 4) copy.write(other, at, 'latin1')
  return copy
}
