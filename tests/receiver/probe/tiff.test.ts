import t from 'tap'
import { MAX_METADATA, MAX_PARTS } from '../../../apps/receiver/probe/limits.ts'
import { tiff } from '../../support/images/odd-images.ts'
import { probeBytes, refusalOf } from '../../support/images/probing.ts'
import {
  directoriesOf,
  offsetAfter,
  type Tag,
  tagsOf
} from '../../support/images/tiff-structures.ts'

const SHORT = 3
const LONG = 4
const BYTE = 1
const { pages, tags } = MAX_PARTS

const gray: Tag[] = [
  [256, SHORT, 1, 64],
  [257, SHORT, 1, 64],
  [258, SHORT, 1, 8],
  [277, SHORT, 1, 1]
]

t.test('refuses more pages than any photograph has', async (t) => {
  const of = (count: number) => directoriesOf(Array(count).fill(gray))
  t.match(await probeBytes(t, of(pages)), { parts: { pages } })
  t.match(await refusalOf(t, of(pages + 1)), { part: 'pages', measured: pages + 1 })
})

t.test('tells how many rows are kept', async (t) => {
  const rows = async (...tags: Tag[]) =>
    (await probeBytes(t, directoriesOf([[...gray, ...tags]]))).rowsTogether
  t.equal(await rows([278, SHORT, 1, 16]), 0, 'of strips')
  t.equal(await rows([322, SHORT, 1, 32], [323, SHORT, 1, 48]), 96, 'of tiles')
})

t.test('pages in a circle are counted once', async (t) => {
  t.match(await probeBytes(t, directoriesOf([gray], undefined, 8)), { parts: { pages: 1 } })
  t.match(await probeBytes(t, directoriesOf([gray, gray], undefined, 8)), { parts: { pages: 2 } })
})

t.test('refuses more tags than any program writes', async (t) => {
  t.match(await probeBytes(t, directoriesOf([tagsOf(tags)])), { parts: { tags } })
  t.match(await refusalOf(t, directoriesOf([tagsOf(tags + 1)])), { part: 'tags' })
  const rubbish = directoriesOf([tagsOf(tags + 1, 0xffff)])
  t.match(await probeBytes(t, rubbish), { parts: { tags: 0 } }, 'entries without a type are none')
  const endless = directoriesOf([tagsOf(4097, 0xffff)])
  t.match(await refusalOf(t, endless), { part: 'tags', measured: 4097 }, 'within reason')
})

t.test('refuses a profile, or XMP, that is larger than is ever needed', async (t) => {
  for (const [part, tag] of [
    ['icc', 34_675],
    ['xmp', 700]
  ] as const) {
    const allowed = MAX_METADATA[part]
    const of = (bytes: number) => {
      const at = offsetAfter([[...gray, [0, 0, 0, 0]]])
      return directoriesOf([[...gray, [tag, BYTE, bytes, at]]], Buffer.alloc(bytes))
    }
    t.match(await probeBytes(t, of(allowed)), { metadata: { [part]: allowed } })
    t.match(await refusalOf(t, of(allowed + 1)), { part, measured: allowed + 1 })
  }
})

t.test('tiles beyond the picture count as memory: two rows of them', async (t) => {
  const tiled = (side: number): Tag[] => [...gray, [322, LONG, 1, side], [323, LONG, 1, side]]
  t.match(await probeBytes(t, directoriesOf([tiled(32)])), { unseenBytes: 0 })
  t.match(await probeBytes(t, directoriesOf([tiled(65_520)])), {
    unseenBytes: 2 * 65_520 ** 2 - 64 ** 2
  })
})

t.test('a compressed strip counts as memory, as far as it is there', async (t) => {
  const strip = (compression: number): Tag[] => [
    ...gray,
    [259, SHORT, 1, compression],
    [279, LONG, 1, 0xffff_ffff]
  ]
  const deflated = directoriesOf([strip(8)])
  t.match(await probeBytes(t, deflated), { unseenBytes: deflated.length })
  t.match(await probeBytes(t, directoriesOf([strip(1)])), { unseenBytes: 0 }, 'read row by row')
})

t.test('reads TIFF and BigTIFF of either byte order', async (t) => {
  for (const little of [true, false]) {
    for (const big of [true, false]) {
      const image = tiff({ width: 9, height: 7, little, big })
      t.match(await probeBytes(t, image), { parts: { pages: 1, tags: 9 } })
    }
  }
})
