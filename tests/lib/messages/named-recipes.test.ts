import t from 'tap'
import { LANGUAGES } from '#lib/messages/index.ts'
import { listRecipes } from '#lib/messages/named-recipes.ts'
import { withShipped } from '#lib/recipes/named/named-recipes.ts'
import { shippedRecipes } from '#lib/recipes/named/shipped.ts'

t.test('every shipped recipe has a unique label in every language', async (t) => {
  for (const language of LANGUAGES) {
    const labels = listRecipes(shippedRecipes, language).map(({ label }) => label)
    t.strictSame(
      labels.filter((label) => !/\w/.test(label ?? '')),
      [],
      language
    )
    t.equal(new Set(labels).size, labels.length, `unique in ${language}`)
  }
})

t.test(
  'an added recipe is listed under its own name, even if it replaces a shipped one',
  async (t) => {
    const added = [
      { name: 'own', recipe: 'thermal' },
      { name: 'web', recipe: 'sepia' }
    ]
    const listed = listRecipes(withShipped(added), 'en')
    for (const one of added)
      t.strictSame(
        listed.find(({ name }) => name === one.name),
        one
      )
  }
)
