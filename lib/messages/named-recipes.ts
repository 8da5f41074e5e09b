import type { NamedRecipe } from '../recipes/named/named-recipe.ts'
import { isShipped } from '../recipes/named/shipped.ts'
import { type Language, shippedLabels } from './index.ts'

/** As `GET /treatments` lists them. */
export function listRecipes(named: NamedRecipe[], language: Language) {
  return named.map((one) => {
    const label = namedLabel(one, language)
    return { name: one.name, ...(label && { label }), recipe: one.recipe }
  })
}

/** The label of a shipped recipe. Recipes from RECIPES have only their name. */
export function namedLabel(one: NamedRecipe, language: Language): string | undefined {
  return isShipped(one) ? shippedLabels(language)[one.name] : undefined
}
