import { type Parameters, treatments } from '../treatments/index.ts'
import { TONE_RECIPES } from './tone-recipes.ts'

type Size = { width: number; height: number }
/** A preview's place on the sheet, in pixels, and the recipe that makes it in full size. */
export type SmallPrint = Size & { recipe: string; left: number; top: number }

type Sheet = Size & { prints: SmallPrint[] }

/** In pixels: the gap around each preview, and the height of the label below it. */
export const GAP = 8
export const LABEL_HEIGHT = 18

type LayoutOptions = Pick<Parameters<'contact-sheet'>, 'columns' | 'labels'>

/** Lays out previews of this size, one for each tone recipe. */
export function layOut(print: Size, { columns, labels }: LayoutOptions): Sheet {
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

/** The previews on a sheet of this size that has no labels. */
export function printsOn({ width, height }: Size): SmallPrint[] {
  const { columns } = treatments['contact-sheet'].parameters.parse({})
  const rows = Math.ceil(TONE_RECIPES.length / columns)
  const print = { width: (width - GAP) / columns - GAP, height: (height - GAP) / rows - GAP }
  return layOut(print, { columns, labels: false }).prints
}
