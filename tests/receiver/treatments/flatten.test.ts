import t from 'tap'
import { matchesFormula } from '../../support/images/kinds.ts'
import { drawPng, pngColourType, print, scene } from '../../support/images/pixels.ts'

for (const [recipe, paper] of [
  ['flatten', [255, 255, 255]],
  ['flatten:background=208040', [32, 128, 64]]
] as const) {
  t.test(`${recipe} mixes colour and paper by the alpha of every kind of image`, (t) =>
    matchesFormula(t, recipe, (pixels) =>
      pixels.map((pixel) => {
        const alpha = (pixel[3] as number) / 255
        const mixed = paper.map((sample, i) => alpha * (pixel[i] as number) + (1 - alpha) * sample)
        return [...mixed, 255]
      })
    )
  )
}

t.test('leaves no alpha channel, and gray what no colour touches', async (t) => {
  const gray = await drawPng(scene(24, 16, 2))
  t.equal(pngColourType((await print(t, gray, 'flatten')).bytes), 0)
  t.equal(pngColourType((await print(t, gray, 'flatten:background=ff0000')).bytes), 2)
})
