import sharp from 'sharp'
import t, { type Test } from 'tap'
import { print, samplesOf } from '../../support/images/pixels.ts'
import { exifIn } from '../../support/images/read-exif.ts'
import { gainMapJpeg, ultraHdr } from '../../support/images/ultra-hdr.ts'

declare module 'sharp' {
  interface Sharp {
    /** Left out of its types. */
    withGainMap(): Sharp
  }
}

const EVERY_WAY = [{}, { inIso: false }, { inXmp: false }]

async function kept(t: Test, original: Buffer, recipe: string) {
  const made = await print(t, original, recipe)
  return { ...made, pictures: picturesIn(made.bytes) }
}

/** The pictures that a JPEG lists, by its own offsets. Throws where one does not begin and end there. */
function picturesIn(jpeg: Buffer): Buffer[] {
  const prefix = jpeg.indexOf('MPF\0')
  if (prefix < 0) return []
  const origin = prefix + 4
  const little = jpeg.toString('latin1', origin, origin + 2) === 'II'
  const u32 = (at: number) => (little ? jpeg.readUInt32LE(at) : jpeg.readUInt32BE(at))
  const rows = jpeg.indexOf(Buffer.from(little ? '02b0' : 'b002', 'hex'), origin)
  const list = origin + u32(rows + 8)
  const count = u32(rows + 4) / 16
  return Array.from({ length: count }, (_, i) => {
    const [size, offset] = [u32(list + 16 * i + 4), u32(list + 16 * i + 8)]
    const start = i === 0 ? 0 : origin + offset
    const picture = jpeg.subarray(start, start + size)
    const ends = [picture.readUInt16BE(0), picture.readUInt16BE(picture.length - 2)]
    if (picture.length < size || ends[0] !== 0xffd8 || ends[1] !== 0xffd9)
      throw new Error(`${ends}`)
    return picture
  })
}

/** What libultrahdr makes of it: the gain map that it found, and how bright it gets. */
async function asHdr(jpeg: Buffer) {
  const operation = ['VipsForeignLoadUhdr']
  sharp.unblock({ operation })
  try {
    const { gainMap } = await sharp(jpeg).metadata()
    const { data } = await sharp(jpeg)
      .withGainMap()
      .toColourspace('scrgb')
      .raw({ depth: 'float' })
      .toBuffer({ resolveWithObject: true })
    const light = new Float32Array(data.buffer, data.byteOffset, data.length / 4)
    return { gainMap: gainMap?.image, brightest: light.reduce((a, b) => Math.max(a, b), 0) }
  } finally {
    sharp.block({ operation })
  }
}

t.test('it stays with a picture that is resized at most', async (t) => {
  for (const way of EVERY_WAY) {
    const original = await ultraHdr(way)
    const gainMap = await gainMapJpeg(way)
    for (const steps of ['', 'resize:width=40,', 'resize:width=8;height=6;fit=fill,']) {
      const recipe = `${steps}output:format=jpeg`
      const made = await kept(t, original, `${recipe};keep=all`)
      t.match(made.kept.includes('gainMap'), true, recipe)
      const [primary, behind, ...others] = made.pictures
      t.strictSame([others, behind?.equals(gainMap)], [[], true])
      t.equal((primary?.length ?? 0) + gainMap.length, made.bytes.length)
      const plain = await print(t, original, recipe.replace('jpeg', 'jpeg;keep=icc'))
      t.ok((await samplesOf(made.bytes)).equals(await samplesOf(plain.bytes)), 'the same pixels')
      t.ok(await exifIn(made.bytes))
      const { xmp } = await sharp(made.bytes).metadata()
      const length = /Item:Semantic="GainMap" Item:Length="(\d+)"/.exec(xmp?.toString() ?? '')?.[1]
      t.equal(length, way.inXmp === false ? undefined : `${gainMap.length}`)
      const hdr = await asHdr(made.bytes)
      t.ok(hdr.gainMap?.equals(gainMap), 'libultrahdr finds it')
      t.ok(hdr.brightest > 1.5, `${hdr.brightest}`)
    }
  }
})

t.test(
  'it goes with every other treatment and format, and nothing points at it then',
  async (t) => {
    const original = await ultraHdr()
    for (const recipe of [
      'flip,output:format=jpeg;keep=all',
      'resize:width=40,grayscale,output:format=jpeg;keep=all',
      'crop:region=0.0.40.30,output:format=jpeg;keep=all',
      'resize:width=40;height=40;fit=cover,resize:width=40,output:format=jpeg;keep=all',
      'resize:width=40;height=40;fit=cover,resize:width=40;height=30;fit=fill,output:format=jpeg;keep=all',
      'resize:width=40;height=40;fit=contain,output:format=jpeg;keep=all',
      'resize:width=40;height=40;fit=fill,output:format=jpeg;keep=all',
      'output:format=jpeg;keep=icc',
      'output:format=jpeg;keep=copyright',
      'output:format=jpeg',
      'output:format=webp;keep=all',
      'output:format=avif;keep=all',
      'output:keep=all'
    ]) {
      const made = await kept(t, original, recipe)
      t.notOk(made.kept.includes('gainMap'), recipe)
      t.notOk(made.bytes.includes('MPF\0'), recipe)
      t.notMatch(await xmpOf(made.bytes), /hdrgm|Container/, recipe)
    }
    const turned = await ultraHdr({ orientation: 6 })
    const made = await kept(t, turned, 'output:format=jpeg;keep=all')
    t.strictSame([made.kept.includes('gainMap'), made.pictures], [false, []], 'turned')
  }
)

async function xmpOf(image: Buffer): Promise<string> {
  return (await sharp(image).metadata()).xmp?.toString() ?? ''
}

t.test('it counts where bytes count', async (t) => {
  const original = await ultraHdr({ width: 160, height: 120 })
  const free = await kept(t, original, 'output:format=jpeg;keep=all')
  const most = free.bytes.length - 500
  const made = await kept(t, original, `output:format=jpeg;keep=all;max-bytes=${most}`)
  t.ok(made.bytes.length <= most)
  t.equal(made.pictures.length, 2)
  const best = await kept(t, original, 'output:format=best;keep=all')
  t.equal(best.kept.includes('gainMap'), best.format === 'jpeg')
  t.equal(best.pictures.length, best.format === 'jpeg' ? 2 : 0)
})

t.test('what libultrahdr has written is kept, too', async (t) => {
  const light = new Float32Array(128 * 64 * 3).map((_, i) => (i % 384) / 96)
  const original = await sharp(light, { raw: { width: 128, height: 64, channels: 3 } })
    .pipelineColourspace('scrgb')
    .withGainMap()
    .jpeg()
    .toBuffer()
  const made = await kept(t, original, 'resize:width=64,output:format=jpeg;keep=all')
  t.ok(made.kept.includes('gainMap'))
  t.ok((await asHdr(made.bytes)).gainMap?.equals(made.pictures[1] as Buffer))
})
