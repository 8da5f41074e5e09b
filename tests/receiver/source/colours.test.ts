import sharp from 'sharp'
import t, { type Test } from 'tap'
import { LIMITED_GRAY, PREMULTIPLIED } from '../../support/images/avif-files.ts'
import { adobeRgbExif, withExif } from '../../support/images/exif.ts'
import { print } from '../../support/images/pixels.ts'
import { grayProfile, profileChunk } from '../../support/images/profiles.ts'
import { tiffOf } from '../../support/images/tiff-of.ts'
import type { Tag } from '../../support/images/tiff-structures.ts'
import { CHUNKS, CICP, chunk, withChunks, withNclx } from '../../support/images/told-colours.ts'

const COLOURS = [
  [150, 110, 90],
  [100, 140, 120],
  [90, 100, 160]
]
const RAMP = [0, 40, 90, 128, 190, 255]

/** LittleCMS: Display P3 to sRGB. */
const FROM_P3 = [
  [157, 108, 86],
  [88, 141, 119],
  [88, 100, 165]
]
/** LittleCMS: Adobe RGB (1998) to sRGB. */
const FROM_ADOBE_RGB = [
  [164, 110, 89],
  [76, 141, 120],
  [85, 100, 163]
]

type Colour = readonly number[]

/** Bars of 16 × 16 pixels. */
function bars(colours: readonly Colour[]) {
  const channels = colours[0]?.length as 1 | 3
  const row = colours.flatMap((colour) => Array<Colour>(16).fill(colour))
  const samples = Array<Colour[]>(16).fill(row).flat(2)
  const raw = { width: 16 * colours.length, height: 16, channels }
  const image = sharp(Buffer.from(samples), { raw })
  return channels === 1 ? image.toColourspace('b-w') : image
}

/** The colours in the middle of the bars of a print. */
async function barsOf(bytes: Buffer): Promise<number[][]> {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return Array.from({ length: info.width / 16 }, (_, bar) => {
    const at = (8 * info.width + 16 * bar + 8) * 3
    return [...data.subarray(at, at + 3)]
  })
}

async function isShown(t: Test, file: Buffer, wanted: readonly Colour[], tolerance = 1) {
  for (const recipe of [
    'flip,flip',
    'flip,output:format=tiff',
    'median,output:format=webp;lossless=true'
  ]) {
    const shown = await barsOf((await print(t, file, recipe)).bytes)
    for (const [i, colour] of shown.entries()) {
      const wantedHere = wanted[i] ?? []
      const close = colour.every((level, c) => Math.abs(level - (wantedHere[c] ?? 0)) <= tolerance)
      t.ok(close, `${recipe}: ${colour} is to be ${wantedHere}`)
    }
  }
}

const gray = (levels: readonly number[]) => levels.map((level) => [level, level, level])
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

async function rawOf(bytes: Buffer) {
  return await sharp(bytes)
    .ensureAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
}

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

t.test('gray of 16 bits with a profile', async (t) => {
  const deep = await bars(gray(RAMP)).toColourspace('grey16').png().toBuffer()
  const wanted = gray([0, 110, 160, 188, 224, 255])
  await isShown(t, withChunks(deep, [profileChunk(grayProfile(1))]), wanted)
  const samples = Buffer.from(new Uint16Array(gray16()).buffer)
  const about = { width: 96, height: 16, bits: 16, perPixel: 1, photometric: 1, samples }
  await isShown(t, tiffOf({ ...about, profile: grayProfile(1) }), wanted)
  await isShown(t, tiffOf(about), gray(RAMP))
})

const gray16 = () =>
  Array<number[]>(16)
    .fill(RAMP.flatMap((level) => Array(16).fill(level * 257)))
    .flat()
const FLOAT = 3
const SIGNED = 2
const SAMPLE_FORMAT = 339
const format = (kind: number): Tag[] => [[SAMPLE_FORMAT, 3, 1, kind]]

t.test('TIFF: wide numbers', async (t) => {
  const about = { width: 96, height: 16, perPixel: 1, photometric: 1 }
  const shares = gray16().map((level) => level / 65_535)
  const float = (values: number[]) => Buffer.from(new Float32Array(values).buffer)
  const kinds: Record<string, Buffer> = {
    'floats from 0 to 1': tiffOf({
      ...about,
      bits: 32,
      samples: float(shares),
      tags: format(FLOAT)
    }),
    'whole floats up to 255': tiffOf({
      ...about,
      bits: 32,
      samples: float(shares.map((share) => Math.round(share * 255))),
      tags: format(FLOAT)
    }),
    'inverted floats': tiffOf({
      ...about,
      bits: 32,
      photometric: 0,
      samples: float(shares.map((share) => 1 - share)),
      tags: format(FLOAT)
    }),
    '32 bits': tiffOf({
      ...about,
      bits: 32,
      samples: Buffer.from(new Uint32Array(shares.map((share) => share * (2 ** 32 - 1))).buffer)
    }),
    'signed 16 bits': tiffOf({
      ...about,
      bits: 16,
      samples: Buffer.from(new Int16Array(shares.map((share) => share * 32_767)).buffer),
      tags: format(SIGNED)
    })
  }
  for (const [name, file] of Object.entries(kinds)) {
    t.comment(name)
    await isShown(t, file, gray(RAMP))
  }
  const refused: [kind: string, file: Buffer][] = [
    [
      'float',
      tiffOf({ ...about, bits: 32, samples: float(shares.map((s) => s * 3)), tags: format(FLOAT) })
    ],
    [
      'float',
      tiffOf({
        ...about,
        bits: 32,
        samples: float(shares.map(() => Number.NaN)),
        tags: format(FLOAT)
      })
    ],
    ['float', tiffOf({ ...about, bits: 16, samples: Buffer.alloc(96 * 32), tags: format(FLOAT) })],
    [
      'signed',
      tiffOf({
        ...about,
        bits: 16,
        samples: Buffer.from(new Int16Array(96 * 16).fill(-999).buffer),
        tags: format(SIGNED)
      })
    ]
  ]
  for (const [kind, file] of refused) {
    await t.rejects(print(t, file, 'flip'), { message: 'kind-not-read' })
    await print(t, file, 'flip').catch(({ failure }) =>
      t.match(failure.parameters, { format: 'tiff', kind })
    )
  }
})

t.test('TIFF: a sample of no stated meaning is no alpha', async (t) => {
  const about = { width: 48, height: 16, bits: 8, perPixel: 4, photometric: 2 }
  const row = COLOURS.flatMap((colour) =>
    Array(16)
      .fill([...colour, 0])
      .flat()
  )
  const samples = Buffer.from(Array(16).fill(row).flat())
  await isShown(t, tiffOf({ ...about, samples }), COLOURS, 0)
  await isShown(t, tiffOf({ ...about, samples, tags: [[338, 3, 1, 0]] }), COLOURS, 0)
  const { bytes } = await print(t, tiffOf({ ...about, samples, tags: [[338, 3, 1, 2]] }), 'flip')
  t.equal((await rawOf(bytes)).data[3], 0)
})

t.test('TIFF: YCbCr and Lab', async (t) => {
  // JFIF, from (255, 0, 0), (0, 255, 0), (0, 0, 255)
  const ycbcr = [
    [76, 85, 255],
    [150, 44, 21],
    [29, 255, 107]
  ]
  const rgb = [
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255]
  ]
  // LittleCMS: of COLOURS
  const lab = [
    [128, 14, 18],
    [140, 238, 6],
    [111, 9, 222]
  ]
  const of = (colours: number[][], photometric: number, tags: Tag[] = []) =>
    tiffOf({
      width: 48,
      height: 16,
      bits: 8,
      perPixel: 3,
      photometric,
      samples: Buffer.from(
        Array(16)
          .fill(colours.flatMap((colour) => Array(16).fill(colour).flat()))
          .flat()
      ),
      tags
    })
  await isShown(t, of(ycbcr, 6, [[530, 3, 2, 0x00010001]]), rgb, 2)
  await isShown(t, of(lab, 8), COLOURS, 3)
  await isShown(
    t,
    of(
      lab.map(([l = 0, a = 0, b = 0]) => [l, a ^ 128, b ^ 128]),
      9
    ),
    COLOURS,
    3
  )
  await t.rejects(print(t, of(ycbcr, 6), 'flip'), { message: 'kind-not-read' })
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
