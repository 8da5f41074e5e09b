import t from 'tap'
import { MAX_METADATA, MAX_PARTS } from '../../../apps/receiver/probe/limits.ts'
import { probeBytes, refusalOf } from '../../support/images/probing.ts'
import { jpegOf, jpegSegment } from '../../support/images/structures.ts'

const { scans, sections } = MAX_PARTS

t.test('the only scan of all components ends the look at a JPEG', async (t) => {
  const video = Buffer.alloc(1000, jpegSegment(0xda))
  const made = await probeBytes(t, Buffer.concat([jpegOf([]), video]))
  t.match(made, { parts: { scans: 1, sections: 2 }, coefficientBytes: 0 })
})

// 64 × 64 pixels of 4:2:0 are 96 blocks of 64 coefficients, two bytes each.
t.test('counts the scans of a progressive JPEG, up to its end', async (t) => {
  const progressive = jpegOf([], { progressive: true, scans: 10 })
  const made = await probeBytes(t, Buffer.concat([progressive, jpegOf([])]))
  t.match(made, { parts: { scans: 10 }, coefficientBytes: 96 * 128 })
})

t.test('refuses more scans than any camera writes', async (t) => {
  const at = jpegOf([], { progressive: true, scans })
  t.match(await probeBytes(t, at), { parts: { scans } })
  const over = jpegOf([], { progressive: true, scans: scans + 1 })
  t.strictSame(await refusalOf(t, over), {
    code: 'too-many-parts',
    part: 'scans',
    measured: scans + 1
  })
})

t.test('segments between scans hide none of them', async (t) => {
  const trap = jpegSegment(0xfe, 'x\xff\xd9\xff\xda')
  const jpeg = jpegOf([], { progressive: true, scans: 2 })
  const second = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]))
  const made = await probeBytes(
    t,
    Buffer.concat([jpeg.subarray(0, second), trap, jpeg.subarray(second)])
  )
  t.match(made.parts, { scans: 2 })
})

t.test('a baseline JPEG in several scans is held whole', async (t) => {
  const made = await probeBytes(t, jpegOf([], { scans: 3, inScan: 1 }))
  t.match(made, { parts: { scans: 3 }, coefficientBytes: 96 * 128 })
  const over = jpegOf([], { scans: scans + 1, inScan: 1 })
  t.match(await refusalOf(t, over), { part: 'scans' })
})

t.test('refuses more segments than any camera writes', async (t) => {
  const segments = (count: number, code: number) => Array(count).fill(jpegSegment(code))
  t.match(await probeBytes(t, jpegOf(segments(sections - 2, 0xe5))), { parts: { sections } })
  t.match(await refusalOf(t, jpegOf(segments(sections - 1, 0xe5))), { part: 'sections' })
  t.match(await probeBytes(t, jpegOf(segments(200_000, 0xfe))), { parts: { sections: 2 } })
})

t.test('tells EXIF, XMP, a profile and what else there is', async (t) => {
  const made = await probeBytes(
    t,
    jpegOf([
      jpegSegment(0xe1, `Exif\0\0${'x'.repeat(10)}`),
      jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${'x'.repeat(20)}`),
      jpegSegment(0xe2, `ICC_PROFILE\0\x01\x02${'x'.repeat(30)}`),
      jpegSegment(0xe2, `ICC_PROFILE\0\x02\x02${'x'.repeat(30)}`),
      jpegSegment(0xed, 'x'.repeat(40))
    ])
  )
  t.strictSame(made.metadata, { exif: 16, xmp: 49, icc: 88, text: 0, other: 40 })
})

t.test('refuses more of a kind of metadata than is ever needed', async (t) => {
  const profile = (bytes: number): Buffer[] => {
    const whole = Array(Math.floor(bytes / 65_500)).fill(65_500)
    return [...whole, bytes % 65_500].map((length) =>
      jpegSegment(0xe2, 'ICC_PROFILE\0'.padEnd(length, 'x'))
    )
  }
  t.match(await probeBytes(t, jpegOf(profile(MAX_METADATA.icc))), {
    metadata: { icc: MAX_METADATA.icc }
  })
  t.match(await refusalOf(t, jpegOf(profile(MAX_METADATA.icc + 1))), {
    code: 'metadata-too-large',
    part: 'icc',
    measured: MAX_METADATA.icc + 1
  })
})

t.test('fill bytes before a marker hide nothing', async (t) => {
  const fill = Buffer.alloc(200_000, 0xff)
  const many = Array(sections).fill(jpegSegment(0xe5))
  t.match(await refusalOf(t, jpegOf([fill, ...many])), { part: 'sections' })
})

t.test('a frame header that ends too early is left to the decoder', async (t) => {
  const start = Buffer.from([0xff, 0xd8])
  for (let length = 0; length < 8; length++) {
    const frame = jpegSegment(0xc0, Buffer.from([8, 0, 64, 0, 64, 3, 1, 0x22]).subarray(0, length))
    await t.resolves(probeBytes(t, Buffer.concat([start, frame])))
  }
})
