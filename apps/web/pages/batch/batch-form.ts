import { type Language, pageWords } from '#lib/messages/index.ts'
import { listRecipes } from '#lib/messages/named-recipes.ts'
import type { NamedRecipe } from '#lib/recipes/named/named-recipes.ts'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { isShared } from '../../recipes/form-recipes.ts'
import { knownTreatments } from '../../recipes/known-treatments.ts'

/** One print for all: a recipe that has a name, a treatment as it comes, or a recipe of one's own. */
export function batchForm(language: Language, named: NamedRecipe[]) {
  const words = pageWords(language)
  const entries = knownTreatments(language)
  return {
    example: entries.findLast(({ name }) => name === 'output')?.example,
    groups: [
      {
        label: words.named,
        options: listRecipes(named, language).map(({ name, label = name }) => ({
          value: `@${name}`,
          label
        }))
      },
      {
        label: words.treatments,
        options: entries
          .filter(({ name }) => !isShared(name) && needsNothing(name))
          .map(({ name, label }) => ({ value: name, label }))
      }
    ].filter(({ options }) => options.length > 0)
  }
}

/** A treatment whose parameters all have defaults. */
function needsNothing(name: string): boolean {
  try {
    parseRecipe(name)
    return true
  } catch {
    return false
  }
}
