import { nearest } from '../nearest.ts'
import { parseRecipe, type Recipe, RecipeError } from '../recipe.ts'
import type { NamedRecipe } from './named-recipe.ts'
import { shippedRecipes } from './shipped.ts'

export { readRecipesVariable } from './read-recipes-variable.ts'
export type { NamedRecipe }

/** The shipped recipes and this server's own, which override shipped ones of the same name. */
export function withShipped(own: NamedRecipe[]): NamedRecipe[] {
  const byName = new Map([...shippedRecipes, ...own].map((one) => [one.name, one]))
  return [...byName.values()]
}

/**
 * Reads a recipe, or the one that `@name` stands for.
 * @throws RecipeError
 */
export function parseNamedRecipe(text: string, named: NamedRecipe[]): Recipe {
  if (!text.startsWith('@')) return parseRecipe(text)
  const found = named.find(({ name }) => `@${name}` === text)
  if (found) return parseRecipe(found.recipe)
  const allowed = named.map(({ name }) => `@${name}`)
  const near = nearest(text, allowed)
  const parameters = { name: text, allowed, ...(near !== undefined && { nearest: near }) }
  throw new RecipeError({ code: 'unknown-recipe', parameters })
}
