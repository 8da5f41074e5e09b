import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { ConfigError, readConfig } from '#lib/config.ts'
import { shippedRecipes } from '#lib/recipes/named/shipped.ts'
import { parseRecipe } from '#lib/recipes/recipe.ts'

const THUMB = 'resize:width=320;height=320;fit=cover,output:format=webp'

/** Recipes that are not shipped, as name and text. */
function added(value: string): Record<string, string> {
  const shipped = shippedRecipes.map(({ name }) => name)
  const { recipes } = readConfig({ RECIPES: value })
  const own = recipes.filter(({ name }) => !shipped.includes(name))
  return Object.fromEntries(own.map(({ name, recipe }) => [name, recipe]))
}

function faultsOf(value: string): string[] {
  try {
    readConfig({ RECIPES: value })
    return []
  } catch (err) {
    if (err instanceof ConfigError) return err.message.split('\n')
    throw err
  }
}

t.test('RECIPES holds named recipes, separated by line breaks or spaces', async (t) => {
  const both = { small: THUMB, gray: 'grayscale' }
  for (const value of [
    `small = ${THUMB}\ngray = grayscale`,
    `\n# ours\n  small=${THUMB}\r\n\n  gray =grayscale  \n`,
    `small=${THUMB} gray=grayscale`,
    `small = ${THUMB}   gray = grayscale`
  ]) {
    t.strictSame(added(value), both, value)
  }
  t.strictSame(added('a-2=watermark:text=Casa azul b=thermal'), {
    'a-2': 'watermark:text=Casa~20azul',
    b: 'thermal'
  })
})

t.test('RECIPES may be the path of a file of recipes', async (t) => {
  const path = join(t.testdir(), 'recipes')
  await writeFile(path, `# ours\nsmall = ${THUMB}\n\ngray = grayscale\n`)
  t.strictSame(added(path), { small: THUMB, gray: 'grayscale' })
  await writeFile(path, 'small = thermal\n\nlarge = resize:width=0\n')
  t.strictSame(faultsOf(path), [
    `RECIPES=${path} is not allowed: line 3, large: Step 1, resize: "width=0" is not valid. width must be a whole number from 1 to 16384.`
  ])
})

t.test('recipes are stored as their canonical text', async (t) => {
  t.strictSame(added('a = resize:height=9;width=8,output:format=png'), {
    a: 'resize:width=8;height=9'
  })
})

t.test('a recipe replaces the shipped one of the same name', async (t) => {
  const { recipes } = readConfig({ RECIPES: 'web = thermal' })
  t.equal(recipes.length, shippedRecipes.length)
  t.strictSame(
    recipes.find(({ name }) => name === 'web'),
    { name: 'web', recipe: 'thermal' }
  )
})

t.test('an error quotes only the beginning of a long value', async (t) => {
  const value = `a = thermal:palette=${'x'.repeat(500)}`
  const [fault = ''] = faultsOf(`${value}\nb = thermal`)
  t.ok(fault.startsWith(`RECIPES=${value.slice(0, 200)}… is not allowed: line 1, a: `), fault)
})

t.test('reports every invalid recipe at once, with name and line', async (t) => {
  const faults = faultsOf(
    ['ok = thermal', 'bad = thermo', 'no recipe here', 'ok = sepia', 'Ñu = sepia', 'void ='].join(
      '\n'
    )
  )
  t.match(faults, [
    /line 2, bad: Step 1: "thermo" is not a treatment\. Did you mean "thermal"\? Allowed: grayscale, /,
    /line 3, no recipe here: name = recipe was expected$/,
    /line 4, ok: this name is used twice$/,
    /line 5, Ñu: a name must be a letter, /,
    /line 6, void: Step 1: the name of a treatment is missing\. /
  ])
  t.equal(faults.length, 5)
  for (const fault of faults)
    t.match(fault, /^RECIPES=ok = thermal bad = thermo .* is not allowed: /)
})

t.test('shipped recipes are canonical', async (t) => {
  t.ok(shippedRecipes.length >= 8)
  for (const { name, recipe } of shippedRecipes) t.equal(parseRecipe(recipe).text, recipe, name)
  const texts = shippedRecipes.map(({ recipe }) => recipe)
  t.equal(new Set(texts).size, texts.length)
})
