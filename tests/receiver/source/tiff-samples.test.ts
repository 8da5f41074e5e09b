import t from 'tap'
import { COLOURS, gray, gray16, isShown, RAMP, rawOf } from '../../support/images/bars.ts'
import { print } from '../../support/images/pixels.ts'
import { tiffOf } from '../../support/images/tiff-of.ts'
import type { Tag } from '../../support/images/tiff-structures.ts'

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
