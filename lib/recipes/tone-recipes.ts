import { namesOf } from '../treatments/index.ts'
import { parseRecipe } from './recipe.ts'

/** Each tone treatment as its name alone asks for it: what a sheet shows is what a tick prints. */
export const TONE_RECIPES = namesOf('tone').map((name) => parseRecipe(name).text)
