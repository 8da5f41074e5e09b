import t from 'tap'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { namesOf, steps, treatments } from '#lib/treatments/index.ts'
import { KINDS } from '#lib/treatments/treatment.ts'

t.test('every treatment belongs to exactly one kind', async (t) => {
  t.same(KINDS.flatMap(namesOf).sort(), Object.keys(treatments).sort())
})

t.test('every example is a recipe that uses the treatment', async (t) => {
  for (const [name, { example }] of Object.entries(steps)) {
    t.ok(parseRecipe(example).text.includes(name), example)
  }
})
