import sharp from 'sharp'
import t, { type Test } from 'tap'
import { LIMITED_GRAY, PREMULTIPLIED } from '../../support/images/avif-files.ts'
import {
  bars,
  barsOf,
  COLOURS,
  FROM_ADOBE_RGB,
  FROM_P3,
  gray,
  gray16,
  isShown,
  RAMP,
  rawOf
} from '../../support/images/bars.ts'
import { adobeRgbExif, withExif } from '../../support/images/exif.ts'
import { print } from '../../support/images/pixels.ts'
import { grayProfile, profileChunk } from '../../support/images/profiles.ts'
import { tiffOf } from '../../support/images/tiff-of.ts'
import { CHUNKS, CICP, chunk, withChunks, withNclx } from '../../support/images/told-colours.ts'

const png = await bars(COLOURS).png().toBuffer()
const ramp = await bars(gray(RAMP)).png().toBuffer()

t.test('PNG, third edition: cICP before iCCP before sRGB before gAMA and cHRM', async (t) => {
  const told = (...names: string[]) => names.flatMap((name) => CHUNKS[name] ?? [])
  const p3 = await bars(COLOURS).withIccProfile('p3').png().toBuffer()
  const plain = await barsOf((await print(t, p3, 'flip')).bytes)
  t.notSame(plain, COLOURS, 'the profile counts')
  await isShown(t, withChunks(png, told('cICP P3')), FROM_P3)
  await isShown(t, withChunks(p3, told('cICP P3', 'gamma 1')), await asP3(t, p3))
  await isShown(t, withChunks(p3, told('gamma 1')), plain, 0)
  await isShown(t, withChunks(png, told('sRGB over gamma 1')), COLOURS, 0)
  await isShown(t, withChunks(ramp, told('gamma 1')), gray([0, 110, 160, 188, 224, 255]))
  await isShown(t, withChunks(png, told('P3 without gamma')), COLOURS, 0)
  await isShown(t, withChunks(png, [chunk('cICP', Buffer.from([12, 13, 1, 1]))]), COLOURS, 0)
})

/** The samples of a file with a profile, taken for Display P3. */
async function asP3(t: Test, file: Buffer) {
  const samples = await barsOf(await sharp(file, { ignoreIcc: true }).png().toBuffer())
  const told = withChunks(await bars(samples).png().toBuffer(), CHUNKS['cICP P3'] ?? [])
  return barsOf((await print(t, told, 'flip')).bytes)
}

t.test('AVIF: CICP', async (t) => {
  const avif = await bars(COLOURS).avif({ lossless: true }).toBuffer()
  await isShown(t, withNclx(avif, CICP.P3 as [number, number]), FROM_P3)
  await isShown(t, withNclx(avif, CICP['BT.709'] as [number, number]), COLOURS, 0)
  // Chromium 156
  await isShown(t, withNclx(avif, CICP.PQ as [number, number]), [
    [233, 70, 49],
    [0, 171, 108],
    [0, 70, 223]
  ])
})

t.test('AVIF: gray of limited range, and colours multiplied by alpha', async (t) => {
  for (const file of LIMITED_GRAY) {
    const { data } = await rawOf((await print(t, file, 'flip')).bytes)
    for (let x = 0; x < 16; x++) t.ok(Math.abs((data[4 * x] as number) - 17 * x) <= 1)
  }
  const { data } = await rawOf((await print(t, PREMULTIPLIED, 'flip')).bytes)
  for (let x = 0; x < 16; x++) {
    const [red = 0, green = 0, blue = 0, alpha] = data.subarray(4 * x)
    t.equal(alpha, x < 8 ? 128 : 255)
    const off = Math.max(Math.abs(red - 200), Math.abs(green - 40), Math.abs(blue - 10 * x))
    t.ok(off <= 4, `${[red, green, blue]} is to be ${[200, 40, 10 * x]}`)
  }
})

t.test('Adobe RGB told by EXIF alone', async (t) => {
  const jpeg = await bars(COLOURS).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()
  await isShown(t, withExif(jpeg, adobeRgbExif()), FROM_ADOBE_RGB, 3)
  const profiled = await sharp(jpeg)
    .keepIccProfile()
    .withIccProfile('srgb')
    .jpeg({ quality: 100 })
    .toBuffer()
  await isShown(t, withExif(profiled, adobeRgbExif()), COLOURS, 3)
})

t.test(
  'CMYK is left to libvips, and refused where that would take it for something else',
  async (t) => {
    const inks = bars(COLOURS).toColourspace('cmyk').jpeg({ quality: 100 })
    const plain = await barsOf((await print(t, await inks.toBuffer(), 'flip')).bytes)
    await isShown(t, withExif(await inks.toBuffer(), adobeRgbExif()), plain, 0)
    const about = { width: 4, height: 4, bits: 32, perPixel: 4, photometric: 5 }
    const wide = tiffOf({ ...about, samples: Buffer.alloc(4 * 4 * 16, 120) })
    await t.rejects(print(t, wide, 'flip'), { message: 'kind-not-read' })
  }
)

t.test('gray of 16 bits with a profile', async (t) => {
  const deep = await bars(gray(RAMP)).toColourspace('grey16').png().toBuffer()
  const wanted = gray([0, 110, 160, 188, 224, 255])
  await isShown(t, withChunks(deep, [profileChunk(grayProfile(1))]), wanted)
  const samples = Buffer.from(new Uint16Array(gray16()).buffer)
  const about = { width: 96, height: 16, bits: 16, perPixel: 1, photometric: 1, samples }
  await isShown(t, tiffOf({ ...about, profile: grayProfile(1) }), wanted)
  await isShown(t, tiffOf(about), gray(RAMP))
})
