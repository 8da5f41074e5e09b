import { type NamedRecipe, parseNamedRecipe } from '#lib/recipes/named/named-recipes.ts'
import { type Recipe, RecipeError } from '#lib/recipes/recipe.ts'
import { Problem } from '../http/problem.ts'

export const FOUNDING_RECIPE = 'grayscale'

/**
 * Distinct recipes, in the order they were asked for; grayscale when none was.
 * @throws Problem bad-recipe that points at the step and the parameter
 */
export function readRecipes(texts: string[], named: NamedRecipe[]): Recipe[] {
  const asked = texts.length > 0 ? texts : [FOUNDING_RECIPE]
  const recipes = asked.map((text) => readRecipe(text, named))
  return [...new Map(recipes.map((recipe) => [recipe.text, recipe])).values()]
}

/** `named`: what `@name` may stand for. */
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
