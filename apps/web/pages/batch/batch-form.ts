import { type Language, pageWords } from '#lib/messages/index.ts'
import { listRecipes } from '#lib/messages/named-recipes.ts'
import type { NamedRecipe } from '#lib/recipes/named/named-recipes.ts'
import { parseRecipe } from '#lib/recipes/recipe.ts'
import { isShared } from '../../recipes/form-recipes.ts'
import { knownTreatments } from '../../recipes/known-treatments.ts'

/**
 * A form for one print of every image: a named recipe, a treatment with its defaults, or a typed
 * recipe.
 */
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
          .filter(({ name }) => !isShared(name) && needsNoParameters(name))
          .map(({ name, label }) => ({ value: name, label }))
      }
    ].filter(({ options }) => options.length > 0)
  }
}

function needsNoParameters(name: string): boolean {
  try {
    parseRecipe(name)
    return true
  } catch {
    return false
  }
}
