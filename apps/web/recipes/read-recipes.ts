import { type NamedRecipe, parseNamedRecipe } from '#lib/recipes/named/named-recipes.ts'
import { type Recipe, RecipeError } from '#lib/recipes/recipe.ts'
import { Problem } from '../http/problem.ts'

export const FOUNDING_RECIPE = 'grayscale'

/**
 * Distinct recipes in the order given; grayscale when there are none.
 * @throws Problem bad-recipe that names the step and the parameter
 */
export function readRecipes(texts: string[], named: NamedRecipe[]): Recipe[] {
  const given = texts.length > 0 ? texts : [FOUNDING_RECIPE]
  const recipes = given.map((text) => readRecipe(text, named))
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
