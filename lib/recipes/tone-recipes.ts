import { namesOf, treatments } from '../treatments/index.ts'
import { parseRecipe } from './recipe.ts'

/** The example of each tone treatment, as canonical text. */
export const TONE_RECIPES = namesOf('tone').map(
  (name) => parseRecipe(treatments[name].example).text
)
