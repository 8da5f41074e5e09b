import t from 'tap'
import { formRecipes } from '../../../apps/web/recipes/form-recipes.ts'
import { readRecipe } from '../../../apps/web/recipes/read-recipes.ts'

/** What the page sends when only boxes were ticked. */
const untouched: [string, string][] = [
  ['grayscale.weights', 'luminance'],
  ['thermal.palette', 'ironbow'],
  ['resize.width', ''],
  ['resize.height', ''],
  ['resize.fit', 'inside'],
  ['output.format', 'png'],
  ['output.quality', ''],
  ['recipe', '']
]
const recipes = (...fields: [string, string][]) => formRecipes([...untouched, ...fields])

t.test('each ticked treatment is a recipe of its own', async (t) => {
  t.same(recipes(['treatment', 'grayscale'], ['treatment', 'thermal']), ['grayscale', 'thermal'])
})

t.test('parameters at their defaults are left out', async (t) => {
  t.same(recipes(['treatment', 'thermal'], ['thermal.palette', 'inferno']), [
    'thermal:palette=inferno'
  ])
  t.same(recipes(['treatment', 'thermal'], ['grayscale.weights', 'rec601']), ['thermal'])
})

t.test('a colour is accepted as browsers write it', async (t) => {
  t.same(recipes(['treatment', 'tint'], ['tint.color', '#10305a']), ['tint:color=10305a'])
})

t.test('size and format go with every treatment, last', async (t) => {
  const fields: [string, string][] = [
    ['treatment', 'grayscale'],
    ['treatment', 'thermal'],
    ['resize.width', ' 800 '],
    ['resize.fit', 'cover'],
    ['resize.enlarge', 'true'],
    ['output.format', 'webp'],
    ['output.quality', '80']
  ]
  const rest = 'resize:width=800;fit=cover;enlarge=true,output:format=webp;quality=80'
  t.same(recipes(...fields), [`grayscale,${rest}`, `thermal,${rest}`])
  t.equal(readRecipe(`thermal,${rest}`, []).steps.length, 2)
})

t.test('a fit without a size asks for nothing', async (t) => {
  t.same(recipes(['treatment', 'thermal'], ['resize.fit', 'cover']), ['thermal'])
})

t.test('size and format alone are a recipe', async (t) => {
  t.same(recipes(['resize.width', '800']), ['resize:width=800'])
  t.same(recipes(['output.format', 'avif']), ['output:format=avif'])
})

t.test('output fields alone are a recipe too', async (t) => {
  t.same(recipes(['treatment', 'thermal'], ['output.keep', 'all']), ['thermal,output:keep=all'])
})

t.test('a shared step that is ticked itself appears once', async (t) => {
  t.same(recipes(['treatment', 'resize'], ['resize.width', '800']), ['resize:width=800'])
  t.same(recipes(['treatment', 'output'], ['output.lossless', 'true']), ['output:lossless=true'])
})

t.test('typed recipes stay as they are, beside those that are ticked', async (t) => {
  const written = 'thermal:palette=rainbow,output:format=jpeg'
  t.same(recipes(['treatment', 'grayscale'], ['recipe', written], ['output.format', 'webp']), [
    'grayscale,output:format=webp',
    written
  ])
  t.same(recipes(['recipe', written], ['output.format', 'webp']), [written])
})

t.test('a form with nothing ticked or typed requests no recipe', async (t) => {
  t.same(formRecipes([]), [])
  t.same(recipes(), [])
})

t.test('an unknown treatment is left to the recipe parser to refuse', async (t) => {
  t.same(recipes(['treatment', '__proto__']), ['__proto__'])
  t.throws(() => readRecipe('__proto__', []), { code: 'bad-recipe' })
})

t.test('a form of very many fields takes no longer than its length', async (t) => {
  const fields = Array.from({ length: 40_000 }, (_, i): [string, string] => ['treatment', `${i}`])
  const begun = performance.now()
  t.equal(recipes(...fields).length, 40_000)
  t.equal(recipes(...fields.map(([name]): [string, string] => [name, 'output'])).length, 1)
  t.ok(performance.now() - begun < 5000)
})
