import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

const ramp = drawPng([Array.from({ length: 256 }, (_, level) => [level, level, level])])

/** Where black, a dark, the middle, a light gray and white go: read off the drawn curves. */
const KNOWN: Record<string, [at: number, red: number, green?: number, blue?: number][]> = {
  contrast: [
    [0, 0],
    [64, 46],
    [128, 128],
    [191, 209],
    [255, 255]
  ],
  'strong-contrast': [
    [0, 0],
    [64, 31],
    [128, 128],
    [191, 224],
    [255, 255]
  ],
  soft: [
    [0, 15],
    [64, 79],
    [128, 128],
    [191, 176],
    [255, 240]
  ],
  lighter: [
    [0, 0],
    [102, 128],
    [255, 255]
  ],
  darker: [
    [0, 0],
    [128, 102],
    [255, 255]
  ],
  'lift-shadows': [
    [0, 0],
    [38, 61],
    [128, 138],
    [255, 255]
  ],
  matte: [
    [0, 31],
    [51, 56],
    [153, 158],
    [255, 240]
  ],
  'cross-process': [
    [0, 0, 0, 36],
    [64, 41, 51, 82],
    [179, 199, 199, 163],
    [255, 255, 250, 214]
  ]
}

for (const [preset, known] of Object.entries(KNOWN)) {
  t.test(`the curve ${preset}`, async (t) => {
    const made = await pixelsOf((await print(t, await ramp, `curves:preset=${preset}`)).bytes)
    for (const [at, red, green = red, blue = red] of known) {
      const got = made[at] as number[]
      const far = [red, green, blue].map((level, i) => Math.abs(level - (got[i] as number)))
      t.ok(Math.max(...far) <= 1, `${at} becomes ${got}`)
    }
    const falls = made.some((colour, i) => colour.some((v, c) => v < (made[i - 1]?.[c] ?? 0)))
    t.notOk(falls, 'never falls')
    const levels = perPixel((colour) => colour.map((v, c) => made[v]?.[c] as number))
    await matchesFormula(t, `curves:preset=${preset}`, levels)
  })
}
