import { parseRecipe } from './recipe.ts'

/** ThumbHash allows at most 100 pixels a side; libjpeg can decode at an eighth of the size for it. */
export const SMALL = parseRecipe('resize:width=100;height=100')
