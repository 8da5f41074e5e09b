import { type Parameters, treatments } from '../treatments/index.ts'
import { TONE_RECIPES } from './tone-recipes.ts'

type Size = { width: number; height: number }
/** Where a small print lies on its sheet, and the recipe that gives it in full size. */
export type SmallPrint = Size & { recipe: string; left: number; top: number }

type Sheet = Size & { prints: SmallPrint[] }

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
