import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

// Ratios of black bodies in linear sRGB, of the same luminance: from Planck's law and the CIE 1931
// observer, integrated by the Python package colour-science.
const GAINS: Record<string, [number, number, number]> = {
  '-100': [0.725, 1.006, 1.75],
  '-18': [0.941, 1.005, 1.119],
  60: [1.217, 0.969, 0.67],
  112: [1.423, 0.929, 0.459],
  250: [2.018, 0.785, 0.13]
}

for (const [shift, gains] of Object.entries(GAINS)) {
  t.test(`${shift} mireds over every kind of image`, async (t) => {
    const toLight = (v: number) => (v > 10 ? ((v / 255 + 0.055) / 1.055) ** 2.4 : v / 255 / 12.92)
    const fromLight = (l: number) =>
      255 * (l > 0.0031308 ? 1.055 * l ** (1 / 2.4) - 0.055 : 12.92 * l)
    const recipe = shift === '60' ? 'temperature' : `temperature:shift=${shift}`
    const warmed = perPixel((colour) =>
      colour.map((v, i) => fromLight(toLight(v) * (gains[i] as number)))
    )
    await matchesFormula(t, recipe, warmed, 2)
  })
}

t.test('no shift changes nothing', async (t) => {
  const image = await drawPng([
    [
      [1, 2, 3],
      [250, 0, 128]
    ]
  ])
  const made = await print(t, image, 'temperature:shift=0')
  t.same(await pixelsOf(made.bytes), [
    [1, 2, 3, 255],
    [250, 0, 128, 255]
  ])
})
