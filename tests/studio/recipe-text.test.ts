import t from 'tap'
import { catalogue } from '#lib/messages/catalogue.ts'
import { listRecipes } from '#lib/messages/named-recipes.ts'
import { shippedRecipes } from '#lib/recipes/named/shipped.ts'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { createCatalogue } from '../../public/studio/chain/catalogue.js'
import { readChain, writeChain } from '../../public/studio/chain/recipe-text.js'

const listed = JSON.parse(
  JSON.stringify({ treatments: catalogue('en'), recipes: listRecipes(shippedRecipes, 'en') })
)
const known = createCatalogue(listed)
const written = (text: string) => writeChain(readChain(text), known)

t.test('a recipe is written as the server writes it', async (t) => {
  const examples = catalogue('en').map(({ example }) => example)
  const others = [
    'resize:height=600;width=0800;fit=inside',
    'thermal:span=0-100;palette=ironbow,output:format=png',
    'duotone:highlights=#FFE0A0;shadows=#10305A',
    'gradient-map:stops=#000000-FF8800-ffffff',
    'grayscale,thermal:isotherm=70-85,output:quality=80;format=webp',
    'pad:top=10;background=00ff00,thermal,thermal'
  ]
  for (const text of [...examples, ...others, ...shippedRecipes.map(({ recipe }) => recipe)]) {
    t.equal(written(text) || 'output', parseRecipe(text).text, text)
  }
})

t.test('what cannot be followed is kept for the server to refuse', async (t) => {
  t.equal(written('thermal:warmth=3,nothing:at=all'), 'thermal:warmth=3,nothing:at=all')
  t.same(readChain(' , ').steps, [])
})

t.test('a name stands for its recipe', async (t) => {
  t.equal(
    known.expand('@thumb'),
    parseRecipe('resize:width=320;height=320;fit=cover,output:format=webp').text
  )
  t.equal(known.expand('@nothing'), '@nothing')
})

t.test('a step without what it needs is told of', async (t) => {
  const missing = (text: string) => readChain(text).steps.map((step) => known.missingIn(step))
  t.same(missing('resize,crop,watermark,watermark-image,thermal'), [
    ['width', 'height'],
    ['region'],
    ['text'],
    ['image'],
    []
  ])
  t.same(missing('resize:height=3,crop:region=0.0.9.9'), [[], []])
  t.equal(known.isComplete({ name: 'nothing', parameters: {} }), false)
})
