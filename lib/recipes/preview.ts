import { parseRecipe } from './recipe.ts'

/**
 * The contact sheet on pages. Pages write the labels themselves. It is a JPEG because a PNG would
 * have ten times the bytes.
 */
export const PREVIEW_SHEET = parseRecipe(
  'contact-sheet:labels=false,output:format=jpeg;quality=88'
).text

/** False for the preview sheet, which a page requests by itself. */
export const isPrint = ({ recipe }: { recipe: string }) => recipe !== PREVIEW_SHEET
