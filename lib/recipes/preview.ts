import { parseRecipe } from './recipe.ts'

/**
 * The contact sheet that pages show, without labels: they write those themselves. As a JPEG, since
 * a PNG would take ten times the bytes.
 */
export const PREVIEW_SHEET = parseRecipe(
  'contact-sheet:labels=false,output:format=jpeg;quality=88'
).text

/** Whether somebody asked for the result as a print, rather than a page for its preview. */
export const isPrint = ({ recipe }: { recipe: string }) => recipe !== PREVIEW_SHEET
