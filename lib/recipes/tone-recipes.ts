import { treatments } from '../treatments/index.ts'
import { kinds } from '../treatments/kinds.ts'
import { parseRecipe } from './recipe.ts'

/** One for each treatment of tone and colour: its example, in canonical text. */
export const TONE_RECIPES = kinds.tone.map((name) => parseRecipe(treatments[name].example).text)
