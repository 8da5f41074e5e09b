import t from 'tap'
import { parseRecipe, RecipeError } from '#lib/recipes/recipe.ts'
import { lightOfColour, matchesFormula, perPixel } from '../../support/images/kinds.ts'
import { drawPng, pixelsOf, print } from '../../support/images/pixels.ts'

t.test('stops lie at equal distances', async (t) => {
  const image = await drawPng([[[0], [51], [102], [153], [204], [255]]])
  const made = await print(t, image, 'gradient-map:stops=000000-ff8000-8000ff-ffffff-102030-000001')
  t.same(await pixelsOf(made.bytes), [
    [0, 0, 0, 255],
    [255, 128, 0, 255],
    [128, 0, 255, 255],
    [255, 255, 255, 255],
    [16, 32, 48, 255],
    [0, 0, 1, 255]
  ])
})

t.test('three stops over every kind of image', async (t) => {
  const stops = [
    [0, 0, 100],
    [200, 40, 0],
    [255, 255, 220]
  ]
  await matchesFormula(
    t,
    'gradient-map:stops=000064-c82800-ffffdc',
    perPixel((colour) => {
      const half = lightOfColour(colour) / 127.5
      const [from = [], to = []] = half < 1 ? stops : stops.slice(1)
      return from.map((start, i) => start + (half % 1) * ((to[i] as number) - start))
    }),
    3
  )
})

t.test('two to eight colours, in lower case in the canonical text', (t) => {
  t.equal(parseRecipe('gradient-map:stops=ABCDEF-000000').text, 'gradient-map:stops=abcdef-000000')
  for (const count of [0, 1, 9]) {
    const stops = Array(count).fill('00ff00').join('-')
    t.throws(() => parseRecipe(`gradient-map:stops=${stops}`), RecipeError, `${count} colours`)
  }
  t.throws(
    () => parseRecipe('duotone:shadows=red'),
    {
      name: 'RecipeError',
      failure: {
        code: 'bad-value',
        parameters: { parameter: 'shadows', given: 'red', allowed: { examples: ['ff8800'] } }
      }
    },
    'says what a colour looks like'
  )
  t.end()
})
