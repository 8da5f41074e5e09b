import { namesOf, treatments } from '../treatments/index.ts'
import { parseRecipe } from './recipe.ts'

/** One for each treatment of tone and colour: its example, in canonical text. */
export const TONE_RECIPES = namesOf('tone').map(
  (name) => parseRecipe(treatments[name].example).text
)
