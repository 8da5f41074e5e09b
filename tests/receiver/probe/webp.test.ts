import t from 'tap'
import { MAX_METADATA, MAX_PARTS } from '../../../apps/receiver/probe/limits.ts'
import { probeBytes, refusalOf } from '../../support/images/probing.ts'
import { webpChunk, webpFrame, webpOf } from '../../support/images/structures.ts'
import { directoriesOf, tagsOf } from '../../support/images/tiff-structures.ts'

const { frames, sections, tags } = MAX_PARTS

t.test('refuses more frames than libwebp counts in a moment', async (t) => {
  const moving = (count: number) => webpOf(Array(count).fill(webpFrame))
  t.match(await probeBytes(t, moving(frames)), { parts: { frames } })
  t.strictSame(await refusalOf(t, moving(frames + 1)), {
    code: 'too-many-parts',
    part: 'frames',
    measured: frames + 1
  })
})

t.test('a hundred thousand frames are not even counted', async (t) => {
  const bomb = webpOf(Array(100_000).fill(webpFrame))
  const start = performance.now()
  t.match(await refusalOf(t, bomb), { measured: frames + 1 })
  t.ok(performance.now() - start < 2000)
})

t.test('tells a lossless picture from one that may shrink while it is decoded', async (t) => {
  const pixels = Buffer.alloc(20)
  const moving = (name: string) =>
    webpOf([webpChunk('ANMF', Buffer.concat([Buffer.alloc(16), webpChunk(name, pixels)]))])
  for (const [name, lossless] of [
    ['VP8L', true],
    ['VP8 ', false]
  ] as const) {
    t.match(await probeBytes(t, webpOf([webpChunk(name, pixels)])), { lossless })
    t.match(await probeBytes(t, moving(name)), { lossless })
  }
})

t.test('tells profile, EXIF and XMP', async (t) => {
  const exif = directoriesOf([tagsOf(3)])
  const made = await probeBytes(
    t,
    webpOf([
      webpChunk('ICCP', Buffer.alloc(301)),
      webpChunk('EXIF', exif),
      webpChunk('XMP ', Buffer.alloc(500))
    ])
  )
  t.match(made, { metadata: { icc: 301, exif: exif.length + 6, xmp: 500 }, parts: { tags: 3 } })
})

t.test('refuses more metadata, tags and chunks than are ever needed', async (t) => {
  const { xmp } = MAX_METADATA
  const withXmp = (bytes: number) => webpOf([webpChunk('XMP ', Buffer.alloc(bytes))])
  t.match(await probeBytes(t, withXmp(xmp)), { metadata: { xmp } })
  t.match(await refusalOf(t, withXmp(xmp + 1)), { part: 'xmp', measured: xmp + 1 })
  const exif = (count: number) => webpOf([webpChunk('EXIF', directoriesOf([tagsOf(count)]))])
  t.match(await probeBytes(t, exif(tags)), { parts: { tags } })
  t.match(await refusalOf(t, exif(tags + 1)), { part: 'tags' })
  const odd = (count: number) => webpOf(Array(count).fill(webpChunk('ODD ', Buffer.alloc(0))))
  t.match(await probeBytes(t, odd(sections - 1)), { parts: { sections } })
  t.match(await refusalOf(t, odd(sections)), { part: 'sections' })
})
