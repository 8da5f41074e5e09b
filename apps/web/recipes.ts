import { parseRecipe, type Recipe, RecipeError } from '#lib/recipe.ts'
import { Problem } from './problem.ts'

export const FOUNDING_RECIPE = 'grayscale'

/**
 * Distinct recipes, in the order they were asked for; grayscale when none was.
 * @throws Problem bad-recipe that points at the step and the parameter
 */
export function readRecipes(texts: string[]): Recipe[] {
  const recipes = (texts.length > 0 ? texts : [FOUNDING_RECIPE]).map(readRecipe)
  return [...new Map(recipes.map((recipe) => [recipe.text, recipe])).values()]
}

export function readRecipe(text: string): Recipe {
  try {
    return parseRecipe(text)
  } catch (err) {
    if (!(err instanceof RecipeError)) throw err
    const { step, treatment, parameter, allowed } = err
    throw new Problem('bad-recipe', {
      parameters: { reason: err.message },
      members: { recipe: text, step, treatment, parameter, allowed },
      cause: err
    })
  }
}
