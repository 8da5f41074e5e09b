import { type Parameters, treatments } from '../treatments/index.ts'
import { kinds } from '../treatments/kinds.ts'
import { parseRecipe } from './recipe.ts'

type Size = { width: number; height: number }
/** Where a small print lies on its sheet, and the recipe that gives it in full size. */
export type SmallPrint = Size & { recipe: string; left: number; top: number }

type Sheet = Size & { prints: SmallPrint[] }

/** One for each treatment of tone and colour: its example, in canonical text. */
export const TONE_RECIPES = kinds.tone.map((name) => parseRecipe(treatments[name].example).text)

/** The sheet that pages show: they write the labels themselves. A PNG would take ten times the bytes. */
export const BARE_SHEET = parseRecipe(
  'contact-sheet:labels=false,output:format=jpeg;quality=88'
).text

/** That sheet is a preview: nobody asked for it to be kept. */
export const isPrint = ({ recipe }: { recipe: string }) => recipe !== BARE_SHEET

/** What a quorum queue takes for high: it delivers two of those for one that is normal. */
const HIGH_PRIORITY = 5

/** Somebody looks on, and it takes a fifth of a second: small prints do not wait behind large ones. */
export function priorityOf({ recipe }: { recipe: string }): number {
  return recipe.startsWith('contact-sheet') ? HIGH_PRIORITY : 0
}

/** Pixels around each small print, and those of the line below it that says its recipe. */
export const GAP = 8
export const LABEL_HEIGHT = 18

type Asked = Pick<Parameters<'contact-sheet'>, 'columns' | 'labels'>

/** The sheet of small prints of that size. */
export function layOut(print: Size, { columns, labels }: Asked): Sheet {
  const across = Math.min(columns, TONE_RECIPES.length)
  const down = Math.ceil(TONE_RECIPES.length / across)
  const row = print.height + GAP + (labels ? LABEL_HEIGHT : 0)
  return {
    width: across * (print.width + GAP) + GAP,
    height: down * row + GAP,
    prints: TONE_RECIPES.map((recipe, i) => ({
      recipe,
      left: GAP + (i % across) * (print.width + GAP),
      top: GAP + Math.floor(i / across) * row,
      ...print
    }))
  }
}

/** The small prints of a bare sheet that has this size itself. */
export function printsOn({ width, height }: Size): SmallPrint[] {
  const { columns } = treatments['contact-sheet'].parameters.parse({})
  const rows = Math.ceil(TONE_RECIPES.length / columns)
  const print = { width: (width - GAP) / columns - GAP, height: (height - GAP) / rows - GAP }
  return layOut(print, { columns, labels: false }).prints
}
