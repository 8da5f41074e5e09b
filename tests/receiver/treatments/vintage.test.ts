import t from 'tap'
import { matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, lightOf, pixelsOf, print } from '../../support/images/pixels.ts'

const flat = drawPng(Array(200).fill(Array(200).fill([128, 128, 128])))

t.test('colours fade between a brown black and a yellow white', async (t) => {
  // Half of what fades and warms: black gains 28, 21 and 18; white loses 4, 12 and 38.
  const ends = [
    [28, 251],
    [21, 243],
    [18, 217]
  ]
  await matchesFormula(
    t,
    'vintage:grain=0;vignette=0',
    perPixel((colour) => {
      const light = 0.213 * colour[0] + 0.715 * colour[1] + 0.072 * colour[2]
      return colour.map((sample, i) => {
        const pale = light + 0.775 * (sample - light)
        const [black = 0, white = 255] = ends[i] as number[]
        return black + (pale * (white - black)) / 255
      })
    })
  )
})

t.test('without fading, warmth, grain and vignette it is the photograph', async (t) => {
  const image = await drawPng([
    [
      [1, 2, 3],
      [250, 0, 128]
    ]
  ])
  const made = await print(t, image, 'vintage:fade=0;warmth=0;grain=0;vignette=0')
  t.same(await pixelsOf(made.bytes), [
    [1, 2, 3, 255],
    [250, 0, 128, 255]
  ])
})

t.test('its grain has the given strength, and is always the same', async (t) => {
  const recipe = 'vintage:fade=0;warmth=0;grain=10;vignette=0'
  const made = await print(t, await flat, recipe)
  const specks = (await lightOf(made.bytes)).map((light) => light - 128)
  const mean = specks.reduce((sum, speck) => sum + speck, 0) / specks.length
  const variance = specks.reduce((sum, speck) => sum + speck ** 2, 0) / specks.length
  t.ok(Math.abs(mean) < 0.5, `mean ${mean}`)
  t.ok(Math.abs(Math.sqrt(variance) - 10) < 0.5, `standard deviation ${Math.sqrt(variance)}`)
  t.same((await print(t, await flat, recipe)).bytes, made.bytes)
})

t.test('its corners lose as much light as given, and the middle none', async (t) => {
  const made = await print(t, await flat, 'vintage:fade=0;warmth=0;grain=0;vignette=0.5')
  const light = await lightOf(made.bytes)
  t.ok(Math.abs((light[0] as number) - 64) <= 1, `corner ${light[0]}`)
  t.equal(light[100 * 200 + 100], 128)
})
