import fc from 'fast-check'
import t from 'tap'
import { MAX_CHARACTERS, parseRecipe, RecipeError } from '#lib/recipes/recipe.ts'
import { allowedValues } from '#lib/recipes/values.ts'
import { type StepName, steps } from '#lib/treatments/index.ts'

const names = Object.keys(steps) as StepName[]
const keys = names.flatMap((name) => Object.keys(allowedValues(steps[name])))

/** What a parameter may be, and now and then what it may not. */
function someValue(name: StepName, key: string): fc.Arbitrary<string> {
  const {
    type,
    enum: choices,
    minimum = -10,
    maximum = 1000,
    examples
  } = allowedValues(steps[name])[key] ?? {}
  const known = [...(choices ?? []), ...(examples ?? []).map(String)]
  const texts = known.length > 0 ? [fc.constantFrom(...known)] : []
  if (type === 'boolean') return fc.constantFrom('true', 'false')
  if (type === 'string') return fc.oneof(...texts, fc.string({ maxLength: 8 }))
  const whole = fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) }).map(String)
  const parts = fc.double({ min: minimum, max: maximum, noNaN: true }).map((n) => n.toFixed(3))
  return type === 'integer' ? whole : fc.oneof(whole, parts)
}

const parameter = (name: StepName) => {
  const own = Object.keys(allowedValues(steps[name]))
  if (own.length === 0) return fc.constant('')
  return fc
    .constantFrom(...own)
    .chain((key) => someValue(name, key).map((value) => `${key}=${value}`))
}
const step = fc
  .constantFrom(...names)
  .chain((name) =>
    fc
      .uniqueArray(parameter(name), { maxLength: 3, selector: (text) => text.split('=')[0] })
      .map((some) => [name, some.filter(Boolean).join(';')].filter(Boolean).join(':'))
  )
const wellMade = fc.array(step, { minLength: 1, maxLength: 4 }).map((all) => all.join(','))

/** Pieces of recipes in any order. */
const jumble = fc
  .array(
    fc.oneof(
      fc.constantFrom(...names, ...keys, ',', ':', ';', '=', '@', '%', '__proto__', 'constructor'),
      fc.double().map(String),
      fc.string({ maxLength: 4 })
    ),
    { maxLength: 40 }
  )
  .map((pieces) => pieces.join(''))

/** The recipe; undefined: it is refused. Whatever else is thrown is thrown on. */
function read(text: string) {
  try {
    return parseRecipe(text)
  } catch (err) {
    if (err instanceof RecipeError) return undefined
    throw err
  }
}

t.test('whatever is read writes itself, and reads the same again', async (t) => {
  let readable = 0
  fc.assert(
    fc.property(fc.oneof(wellMade, wellMade, jumble), (text) => {
      const recipe = read(text)
      if (!recipe) return
      readable++
      const again = parseRecipe(recipe.text)
      t.equal(again.text, recipe.text)
      t.strictSame({ ...again }, { ...recipe })
    }),
    { numRuns: 1500 }
  )
  t.ok(readable > 200, `${readable} were recipes`)
})

t.test('no text makes the parser throw anything but its own error', async (t) => {
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 2 * MAX_CHARACTERS }), jumble)
  fc.assert(
    fc.property(texts, (text) => {
      read(text)
    }),
    { numRuns: 3000 }
  )
  t.pass()
})
