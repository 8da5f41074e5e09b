import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { inspect } from '../../../apps/receiver/develop/inspect.ts'
import { carriedBy, carriedNames } from '../../../apps/receiver/metadata/carried.ts'
import { avifOf } from '../../support/images/avif-structures.ts'
import { exifBlock, numbersIn } from '../../support/images/exif-block.ts'
import { draw, LIMITS, print, scene } from '../../support/images/pixels.ts'
import { probeBytes } from '../../support/images/probing.ts'
import { jpegSegment, pngPart, u32, webpChunk } from '../../support/images/structures.ts'
import { gainMapJpeg, ultraHdr } from '../../support/images/ultra-hdr.ts'

const picture = draw(scene(24, 16))
const after = (at: number, image: Buffer, part: Buffer) =>
  Buffer.concat([image.subarray(0, at), part, image.subarray(at)])

async function carried(t: Test, image: Buffer) {
  const path = join(t.testdir(), 'original')
  await writeFile(path, image)
  const { metadata, structure } = await inspect(path, parseRecipe('output'), LIMITS)
  return carriedNames(carriedBy(path, metadata, structure))
}

const box = (type: string, content: Buffer) =>
  Buffer.concat([u32(8 + content.length), Buffer.from(type), content])

/** The segment of a superbox with this type of content. */
function jumbf(type: string): Buffer {
  const described = Buffer.concat([
    Buffer.from(type),
    Buffer.from('00110010800000aa00389b71', 'hex'),
    Buffer.from('\x03c2pa\0')
  ])
  const superbox = box('jumb', box('jumd', described))
  return jpegSegment(0xeb, Buffer.concat([Buffer.from('JP\0\x01\0\0\0\x01', 'latin1'), superbox]))
}

t.test('content credentials are told in every format', async (t) => {
  const jpeg = await picture.clone().jpeg().toBuffer()
  const png = await picture.clone().png().toBuffer()
  const avif = await picture.clone().avif().toBuffer()
  const webp = await picture.clone().withIccProfile('p3').webp().toBuffer()
  t.strictSame(await carried(t, after(2, jpeg, jumbf('c2pa'))), ['c2pa'], 'JPEG')
  t.strictSame(await carried(t, after(33, png, pngPart('caBX', 'manifest'))), ['c2pa'], 'PNG')
  const uuid = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex')
  t.strictSame(await carried(t, Buffer.concat([avif, box('uuid', uuid)])), ['c2pa'], 'AVIF')
  const longer = Buffer.concat([webp, webpChunk('C2PA', Buffer.from('manifest'))])
  longer.writeUInt32LE(longer.length - 8, 4)
  t.strictSame(await carried(t, longer), ['icc', 'c2pa'], 'WebP')
  const { short, long } = numbersIn('II')
  const structure = [
    ...[short(0x100, 8), short(0x101, 1), short(0x102, 8), short(0x103, 1), short(0x106, 1)],
    ...[long(0x111, 0), short(0x115, 1), short(0x116, 1), long(0x117, 8)]
  ]
  const manifest = { tag: 0xcd41, type: 7, bytes: Buffer.from('manifest') }
  t.strictSame(await carried(t, exifBlock({ image: [...structure, manifest] })), ['c2pa'], 'TIFF')
})

t.test('other boxes, chunks and segments are none', async (t) => {
  const jpeg = await picture.clone().jpeg().toBuffer()
  const avif = await picture.clone().avif().toBuffer()
  t.strictSame(await carried(t, after(2, jpeg, jumbf('json'))), [])
  t.strictSame(await carried(t, after(2, jpeg, jpegSegment(0xeb, 'HDR_RI ver=11'))), [])
  t.strictSame(await carried(t, Buffer.concat([avif, box('uuid', Buffer.alloc(20))])), [])
})

t.test('a gain map is told, however it says what it means', async (t) => {
  t.strictSame(await carried(t, await ultraHdr()), ['exif', 'icc', 'xmp', 'gainMap'])
  t.strictSame(await carried(t, await ultraHdr({ inIso: false })), [
    'exif',
    'icc',
    'xmp',
    'gainMap'
  ])
  t.strictSame(await carried(t, await ultraHdr({ inXmp: false })), ['exif', 'icc', 'gainMap'])
})

t.test("Apple's own kind is told, too", async (t) => {
  const name = 'urn:com:apple:photo:2020:aux:hdrgainmap'
  const xmp = `<apdi:AuxiliaryImageType>${name}</apdi:AuxiliaryImageType>`
  const apples = await ultraHdr({ inIso: false, xmp })
  t.strictSame(await carried(t, apples), ['exif', 'icc', 'xmp', 'gainMap'])
  const made = await print(t, apples, 'output:format=jpeg;keep=all')
  t.strictSame(made.kept, ['exif', 'xmp', 'icc'], 'what it means is not kept')
  t.notOk(made.bytes.includes('MPF\0'))
  t.match(await probeBytes(t, avifOf({ auxiliary: name })), { hasGainMap: true })
  t.match(await probeBytes(t, avifOf({ auxiliary: 'urn:mpeg' })), { hasGainMap: false })
})

t.test('a picture that is none, or not there, is no gain map', async (t) => {
  const whole = await ultraHdr()
  const mute = await ultraHdr({ inXmp: false, inIso: false })
  const gainMap = await gainMapJpeg()
  t.strictSame(await carried(t, mute), ['exif', 'icc'], 'a preview')
  t.strictSame(await carried(t, whole.subarray(0, -1)), ['exif', 'icc', 'xmp'], 'cut short')
  t.strictSame(await carried(t, whole.subarray(0, -gainMap.length)), ['exif', 'icc', 'xmp'], 'gone')
  const list = whole.indexOf('MPF\0')
  for (let at = list; at < list + 82; at++) {
    const broken = Buffer.from(whole)
    broken.fill(0xff, at, at + 4)
    t.ok(await carried(t, broken), 'it is developed')
  }
})
