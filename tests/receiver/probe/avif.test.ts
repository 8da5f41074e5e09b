import { deflateRawSync, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import t from 'tap'
import { MAX_METADATA, MAX_PARTS } from '../../../apps/receiver/probe/limits.ts'
import { avifOf } from '../../support/images/avif-structures.ts'
import { photo } from '../../support/images/photos.ts'
import { probeBytes, refusalOf } from '../../support/images/probing.ts'

t.test('refuses an AVIF that is larger than it says', async (t) => {
  await t.resolves(probeBytes(t, avifOf({ claimed: 64 })))
  await t.resolves(probeBytes(t, avifOf({ claimed: 64, sides: [32] })), 'its decoder judges this')
  const error = await probeBytes(t, avifOf({ claimed: 64, sides: [6000] })).catch((error) => error)
  t.match(error.failure, {
    code: 'contradictory-size',
    parameters: { width: 6000, height: 6000, claimed: { width: 64, height: 64 } }
  })
})

t.test('a second sequence header counts, too', async (t) => {
  const image = avifOf({ claimed: 64, sides: [64, 65] })
  t.match(await refusalOf(t, image), { code: 'contradictory-size' })
})

t.test('refuses more items and tiles than any photograph has', async (t) => {
  const { sections, tiles } = MAX_PARTS
  t.match(await probeBytes(t, avifOf({ items: 1000 })), { parts: { sections: Number } })
  t.match(await refusalOf(t, avifOf({ items: sections + 1 })), { part: 'sections' })
  const headers = Array(sections).fill(64)
  t.match(await refusalOf(t, avifOf({ sides: headers })), { part: 'sections' })
  t.match(await probeBytes(t, avifOf({ tiles })), { parts: { tiles } })
  t.match(await refusalOf(t, avifOf({ tiles: tiles + 1 })), { part: 'tiles' })
})

t.test('refuses a profile that is larger than is ever needed', async (t) => {
  const { icc } = MAX_METADATA
  const withProfile = (bytes: number) => avifOf({ profile: Buffer.alloc(bytes - 4) })
  t.match(await probeBytes(t, withProfile(icc)), { metadata: { icc } })
  t.match(await refusalOf(t, withProfile(icc + 1)), { part: 'icc', measured: icc + 1 })
})

t.test('measures XMP as it will be inflated', async (t) => {
  const { xmp } = MAX_METADATA
  const plain = (bytes: number) => avifOf({ xmp: { bytes: Buffer.alloc(bytes), encoding: '' } })
  t.match(await probeBytes(t, plain(1000)), { metadata: { xmp: 1000 } })
  for (const [encoding, deflate] of [
    ['compress_zlib', deflateSync],
    ['deflate', deflateRawSync]
  ] as const) {
    const of = (bytes: number) => avifOf({ xmp: { bytes: deflate(Buffer.alloc(bytes)), encoding } })
    t.match(await probeBytes(t, of(xmp)), { metadata: { xmp } })
    t.match(await refusalOf(t, of(xmp + 1)), { part: 'xmp' })
  }
})

t.test('accepts what an encoder writes, and finds its metadata', async (t) => {
  const avif = await sharp(await photo(120, 80))
    .withIccProfile('p3')
    .withExif({ IFD0: { Artist: 'Jane' } })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')
    .avif({ effort: 0 })
    .toBuffer()
  const { metadata, parts, unseenBytes } = await probeBytes(t, avif)
  t.ok(metadata.icc > 400, `${metadata.icc} bytes of profile`)
  t.ok(metadata.exif > 50, `${metadata.exif} bytes of EXIF`)
  t.ok(metadata.xmp > 30, `${metadata.xmp} bytes of XMP`)
  t.ok(parts.tags > 0)
  t.equal(unseenBytes, 0)
})
