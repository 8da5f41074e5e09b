import t from 'tap'
import { LANGUAGES } from '#lib/messages/index.ts'
import { listRecipes } from '#lib/messages/named-recipes.ts'
import { withShipped } from '#lib/recipes/named/named-recipes.ts'
import { shippedRecipes } from '#lib/recipes/named/shipped.ts'

t.test('every shipped recipe is called something in every language', async (t) => {
  for (const language of LANGUAGES) {
    const labels = listRecipes(shippedRecipes, language).map(({ label }) => label)
    t.strictSame(
      labels.filter((label) => !/\w/.test(label ?? '')),
      [],
      language
    )
    t.equal(new Set(labels).size, labels.length, `no two alike in ${language}`)
  }
})

t.test(
  'one that somebody added goes by its name, though it be that of a shipped one',
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
