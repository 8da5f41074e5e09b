import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, lightOf, print } from '../../support/images/pixels.ts'

t.test('a stop doubles the light', async (t) => {
  // Half the light of 255 is 187.5, a quarter 137.0, an eighth 98.9 (by bc from IEC 61966-2-1).
  const image = await drawPng([[[0], [99], [137], [188], [255]]])
  t.same(await lightOf((await print(t, image, 'exposure')).bytes), [0, 137, 188, 255, 255])
})

/** The curve of sRGB the other way round: searched, not computed. */
const lightOfLevel = Array.from({ length: 256 }, (_, level) => {
  const s = level / 255
  return s > 0.04045 ? ((s + 0.055) / 1.055) ** 2.4 : s / 12.92
})
function levelOfLight(light: number): number {
  const above = lightOfLevel.findIndex((known) => known >= light)
  if (above < 0) return 255
  if (above === 0) return 0
  const [low = 0, high = 1] = lightOfLevel.slice(above - 1, above + 1)
  return above - 1 + (light - low) / (high - low)
}

t.test('exposure of every kind of image', async (t) => {
  for (const stops of [-8, -0.5, 2, 8]) {
    await matchesFormula(
      t,
      `exposure:stops=${stops}`,
      perPixel((colour) =>
        colour.map((sample) => levelOfLight((lightOfLevel[sample] as number) * 2 ** stops))
      )
    )
  }
})
