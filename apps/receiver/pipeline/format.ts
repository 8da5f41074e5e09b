import type { Output } from '#lib/recipes/recipe.ts'

export type Format = Exclude<Output['format'], 'original' | 'best'>
/** What was asked for: `best` is chosen when the prints are there to be compared. */
export type OutputFormat = Format | 'best'

const ANIMATED: string[] = ['gif', 'webp', 'best'] satisfies OutputFormat[]

export function outputFormatOf({ format }: Output, original: string): OutputFormat {
  // There is no drawing of what was treated
  if (format === 'original') return original === 'svg' ? 'png' : (original as Format)
  return format
}

/** Whether it can hold several frames: to read as well as to write. */
export function canAnimate(format: string): boolean {
  return ANIMATED.includes(format)
}
