import t from 'tap'
import { MAX_METADATA, MAX_PARTS } from '../../../apps/receiver/probe/limits.ts'
import { probeBytes, refusalOf } from '../../support/images/probing.ts'
import { jpegOf, jpegSegment, pngOf, pngPart } from '../../support/images/structures.ts'
import {
  directoriesOf,
  offsetAfter,
  type Tag,
  tagsOf
} from '../../support/images/tiff-structures.ts'

const LONG = 4
const ASCII = 2
const EXIF_IFD = 0x8769
const GPS_IFD = 0x8825
const { tags } = MAX_PARTS

const inPng = (exif: Buffer) => pngOf([pngPart('eXIf', exif)])
const inJpeg = (exif: Buffer) =>
  jpegOf([jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif]))])

t.test('directories that point at each other are not followed for ever', async (t) => {
  const circle: Tag[] = [
    [EXIF_IFD, LONG, 1, 8],
    [GPS_IFD, LONG, 1, offsetAfter([tagsOf(2)])]
  ]
  const made = await probeBytes(t, inJpeg(directoriesOf([circle, tagsOf(5)], undefined, 8)))
  t.match(made.parts, { pages: 4, tags: 5 })
})

t.test('the tags of each directory are limited', async (t) => {
  const below = (count: number) => {
    const first: Tag[] = [[EXIF_IFD, LONG, 1, offsetAfter([tagsOf(1)])]]
    return directoriesOf([first, tagsOf(count)])
  }
  t.match(await probeBytes(t, inPng(below(tags))), { parts: { tags } })
  t.match(await refusalOf(t, inPng(below(tags + 1))), { part: 'tags', measured: tags + 1 })
})

t.test('values that share their bytes count each', async (t) => {
  const of = (count: number) => {
    const at = offsetAfter([tagsOf(count)])
    const shared = tagsOf(count).map(([tag]): Tag => [tag, ASCII, 50_000, at])
    return inJpeg(directoriesOf([shared], Buffer.alloc(50_000)))
  }
  const made = await probeBytes(t, of(20))
  t.ok(made.metadata.exif > 20 * 50_000 && made.metadata.exif < 22 * 50_000)
  const refusal = await refusalOf(t, of(100))
  t.match(refusal, { code: 'metadata-too-large', part: 'exif' })
  t.ok(refusal.measured > MAX_METADATA.exif)
})

t.test('EXIF that cannot be followed does not end the look at the rest', async (t) => {
  const broken = jpegSegment(0xe1, 'Exif\0\0II*\0\xff\xff\xff\xff')
  const made = await probeBytes(t, jpegOf([broken, jpegSegment(0xed, 'x'.repeat(40))]))
  t.match(made, { metadata: { other: 40 }, parts: { scans: 1 } })
})
