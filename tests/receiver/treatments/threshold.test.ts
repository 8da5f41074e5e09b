import t from 'tap'
import { kinds } from '../../support/images/kinds.ts'
import { drawPng, lightOf, pixelsOf, print } from '../../support/images/pixels.ts'

t.test('light from the level on is white', async (t) => {
  const image = await drawPng([[[0], [99], [100], [127], [128], [255]]])
  const at = async (recipe: string) => lightOf((await print(t, image, recipe)).bytes)
  t.same(await at('threshold'), [0, 0, 0, 0, 255, 255])
  t.same(await at('threshold:level=100'), [0, 0, 255, 255, 255, 255])
  t.same(await at('threshold:level=0'), [255, 255, 255, 255, 255, 255])
  t.same(await at('threshold:level=255'), [0, 0, 0, 0, 0, 255])
})

t.test('every kind of image is black where its grayscale is dark', async (t) => {
  for (const [name, { image }] of Object.entries(kinds)) {
    const gray = await lightOf((await print(t, image, 'grayscale')).bytes)
    const got = await lightOf((await print(t, image, 'threshold:level=90')).bytes)
    const expected = gray.map((light) => (light >= 90 ? 255 : 0))
    t.same(got, expected, name)
  }
})

t.test('alpha does not count as light', async (t) => {
  const image = await drawPng([
    [
      [200, 200, 200, 3],
      [9, 9, 9, 200]
    ]
  ])
  const made = await print(t, image, 'threshold')
  t.same(await pixelsOf(made.bytes), [
    [255, 255, 255, 3],
    [0, 0, 0, 200]
  ])
})
