import type { Config } from '#lib/config.ts'
import { type NamedRecipe, parseNamedRecipe } from '#lib/recipes/named/named-recipes.ts'
import { type Recipe, RecipeError } from '#lib/recipes/recipe.ts'
import { Problem } from '../http/problem.ts'
import { assertFewRecipes } from './few-recipes.ts'

export const FOUNDING_RECIPE = 'grayscale'

export type Limits = Pick<Config, 'recipes' | 'maxResults'>

/**
 * Distinct recipes in the order given; grayscale when there are none.
 * @throws Problem bad-recipe that names the step and the parameter, too-many-results
 */
export function readRecipes(texts: string[], config: Limits): Recipe[] {
  const given = [...new Set(texts.length > 0 ? texts : [FOUNDING_RECIPE])]
  assertFewRecipes(given.length, config)
  const recipes = given.map((text) => readRecipe(text, config.recipes))
  return [...new Map(recipes.map((recipe) => [recipe.text, recipe])).values()]
}

/**
 * `named` are the recipes that `@name` may refer to.
 * @throws Problem bad-recipe
 */
export function readRecipe(text: string, named: NamedRecipe[]): Recipe {
  try {
    return parseNamedRecipe(text, named)
  } catch (err) {
    if (!(err instanceof RecipeError)) throw err
    const { failure: reason } = err
    const parameters = { recipe: text, reason }
    throw new Problem('bad-recipe', { parameters, members: reason.parameters, cause: err })
  }
}
