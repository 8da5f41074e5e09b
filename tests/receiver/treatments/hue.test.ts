import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

t.test('a colour turned by 90 degrees as browsers turn them', async (t) => {
  const image = await drawPng([[[200, 100, 50]]])
  // By hand from the matrix of CSS with cosine 0 and sine 1: 50, 146.15, 35.4.
  t.same(await pixelsOf((await print(t, image, 'hue')).bytes), [[50, 146, 35, 255]])
})

t.test('the hue of every kind of image', async (t) => {
  for (const angle of [-180, -45, 120, 180]) {
    const c = Math.cos((angle * Math.PI) / 180)
    const s = Math.sin((angle * Math.PI) / 180)
    // In the words of the SVG specification: a sum of three matrices.
    const light = [0.213, 0.715, 0.072]
    const cosines = [
      [0.787, -0.715, -0.072],
      [-0.213, 0.285, -0.072],
      [-0.213, -0.715, 0.928]
    ]
    const sines = [
      [-0.213, -0.715, 0.928],
      [0.143, 0.14, -0.283],
      [-0.787, 0.715, 0.072]
    ]
    await matchesFormula(
      t,
      `hue:angle=${angle}`,
      perPixel((colour) =>
        [0, 1, 2].map((row) =>
          colour.reduce((sum, sample, column) => {
            const weight = (m: number[][]) => m[row]?.[column] as number
            return (
              sum + sample * ((light[column] as number) + c * weight(cosines) + s * weight(sines))
            )
          }, 0)
        )
      )
    )
  }
})
