import t from 'tap'
import { parseRecipe, RecipeError } from '#lib/recipes/recipe.ts'
import { type Allowed, allowedValues } from '#lib/recipes/values.ts'
import { develops, examples, originals } from '../../support/images/every-treatment.ts'

const LEAST_STEP = 0.000001

/** The step with one parameter changed. */
function withParameter(step: string, key: string, value: unknown): string {
  const [name, rest = ''] = step.split(':')
  const others = rest.split(';').filter((pair) => pair !== '' && !pair.startsWith(`${key}=`))
  return `${name}:${[...others, `${key}=${value}`].join(';')}`
}

function possible({ type, enum: values, minimum = 0, maximum = 0, examples = [] }: Allowed) {
  if (values) return values
  if (type === 'boolean') return [true, false]
  return type === 'string' ? examples : [minimum, maximum]
}

function beyond({ type, enum: values, minimum = 0, maximum = 0, pattern = '' }: Allowed) {
  const texts = ['', 'no-such-thing']
  if (values || type === 'boolean') return texts
  if (type === 'string') return texts.filter((text) => !new RegExp(pattern, 'u').test(text))
  const step = type === 'integer' ? 1 : LEAST_STEP
  const near = [minimum - step, maximum + step].map((value) => Number(value.toFixed(6)))
  return type === 'integer' ? [...near, minimum + 0.5] : near
}

for (const { name, treatment, step } of examples) {
  t.test(`${name}: from one end of each parameter to the other, and no further`, async (t) => {
    for (const [key, allowed] of Object.entries(allowedValues(treatment))) {
      for (const value of possible(allowed)) {
        const recipe = withParameter(step, key, value)
        t.ok(await develops(t, originals.jpeg, recipe), recipe)
      }
      for (const value of beyond(allowed)) {
        const recipe = withParameter(step, key, value)
        t.throws(() => parseRecipe(recipe), RecipeError, recipe)
      }
    }
  })
}

t.test('every treatment on every format', async (t) => {
  for (const { step } of examples) {
    for (const [format, original] of Object.entries(originals)) {
      t.ok(await develops(t, original, step), `${step} on ${format}`)
    }
  }
})
