import t from 'tap'
import { perFrame } from '../../support/images/grid.ts'
import { matchesFormula } from '../../support/images/kinds.ts'
import { draw, drawPng, print, samplesOf, scene } from '../../support/images/pixels.ts'

// Of 24 × 16 pixels: left, top, width, height.
for (const [region, [left, top, width, height]] of Object.entries({
  '3.2.10.5': [3, 2, 10, 5],
  '25p.50p.50p.25p': [6, 8, 12, 4],
  '20.10.100.100': [20, 10, 4, 6],
  '0.0.100p.100p': [0, 0, 24, 16]
}) as [string, [number, number, number, number]][]) {
  t.test(`${region} is what stays of every kind of image`, (t) =>
    matchesFormula(
      t,
      `crop:region=${region}`,
      perFrame(
        () => [width, height],
        (at, x, y) => at(left + x, top + y)
      )
    )
  )
}

t.test('refuses a region outside the image', async (t) => {
  const image = await drawPng(scene(24, 16))
  await t.rejects(print(t, image, 'crop:region=24.0.5.5'), {
    name: 'UndevelopableError',
    failure: {
      code: 'nothing-left',
      parameters: { region: '24.0.5.5', width: 24, height: 16 }
    }
  })
})

t.test('a crop before a resize is measured on the full-size photograph', async (t) => {
  const image = await draw(scene(320, 240)).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const cropped = await print(t, image, 'crop:region=10.20.100.160')
  t.match(cropped, { width: 100, height: 160 })
  const apart = await print(t, cropped.bytes, 'resize:width=50')
  const together = await print(t, image, 'crop:region=10.20.100.160,resize:width=50')
  t.ok((await samplesOf(together.bytes)).equals(await samplesOf(apart.bytes)))
})
