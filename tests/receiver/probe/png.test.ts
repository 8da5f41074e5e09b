import { deflateSync } from 'node:zlib'
import t from 'tap'
import { MAX_METADATA, MAX_PARTS } from '../../../apps/receiver/probe/limits.ts'
import { probeBytes, refusalOf } from '../../support/images/probing.ts'
import { pngOf, pngPart } from '../../support/images/structures.ts'
import { directoriesOf, tagsOf } from '../../support/images/tiff-structures.ts'

const { sections } = MAX_PARTS
const { icc, text, xmp } = MAX_METADATA

const deflated = (bytes: number) => deflateSync(Buffer.alloc(bytes)).toString('latin1')
const profile = (bytes: number) => pngPart('iCCP', `x\0\0${deflated(bytes)}`)
const compressedText = (bytes: number) => pngPart('zTXt', `Comment\0\0${deflated(bytes)}`)
const compressedXmp = (bytes: number) =>
  pngPart('iTXt', `XML:com.adobe.xmp\0\x01\0en\0\0${deflated(bytes)}`)

t.test('measures metadata as it will be inflated', async (t) => {
  const made = await probeBytes(
    t,
    pngOf([
      profile(3000),
      compressedText(4000),
      compressedXmp(5000),
      pngPart('iTXt', `Title\0\0\0en\0Titel\0${'x'.repeat(60)}`),
      pngPart('tEXt', 'Title\0x')
    ])
  )
  t.match(made.metadata, { icc: 3000, text: 4000 + 60 + 7, xmp: 5000 })
})

const kinds = { icc: profile, text: compressedText, xmp: compressedXmp }
for (const [part, chunk] of Object.entries(kinds) as ['icc', typeof profile][]) {
  t.test(`refuses more ${part} than is ever needed, however small it is in the file`, async (t) => {
    const allowed = MAX_METADATA[part]
    t.match(await probeBytes(t, pngOf([chunk(allowed)])), { metadata: { [part]: allowed } })
    const { code, measured, ...rest } = await refusalOf(t, pngOf([chunk(allowed + 1)]))
    t.match({ code, ...rest }, { code: 'metadata-too-large', part })
    t.ok(measured > allowed, `${measured} bytes`)
  })
}

t.test('a bomb of 200 MB is inflated no further than it must be', async (t) => {
  const bomb = pngOf([profile(200 * 1024 * 1024)])
  const start = performance.now()
  t.match(await refusalOf(t, bomb), { part: 'icc', measured: icc + 1024 * 1024 })
  t.ok(performance.now() - start < 2000)
})

t.test('many texts count together, after the pixels, too', async (t) => {
  const half = compressedText(text / 2)
  t.match(await probeBytes(t, pngOf([half, half])), { metadata: { text } })
  t.match(await refusalOf(t, pngOf([half, half], [compressedText(1)])), { part: 'text' })
})

t.test('uncompressed text counts as it is', async (t) => {
  const plain = (bytes: number) =>
    pngPart('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${'x'.repeat(bytes)}`)
  t.match(await probeBytes(t, pngOf([plain(xmp - 100)])), { metadata: { xmp: xmp - 100 } })
  t.match(await refusalOf(t, pngOf([plain(xmp + 1)])), { code: 'metadata-too-large' })
})

t.test('refuses more chunks than any program writes; pixels may have any number', async (t) => {
  const texts = (count: number) => Array(count).fill(pngPart('tEXt', 'Comment\0x'))
  t.match(await probeBytes(t, pngOf(texts(sections - 2))), { parts: { sections } })
  t.match(await refusalOf(t, pngOf(texts(sections - 1))), { part: 'sections' })
  const pixels = Array(10_000).fill(pngPart('IDAT', 'x'))
  t.match(await probeBytes(t, pngOf(pixels)), { parts: { sections: 2 } })
})

t.test('EXIF is looked into', async (t) => {
  const exif = directoriesOf([tagsOf(MAX_PARTS.tags + 1)])
  t.match(await refusalOf(t, pngOf([pngPart('eXIf', exif)])), { part: 'tags' })
})
