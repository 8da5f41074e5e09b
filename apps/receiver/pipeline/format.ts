import { formatLikeOriginal } from '#lib/images/like-original.ts'
import type { Output } from '#lib/recipes/recipe.ts'

export type Format = Exclude<Output['format'], 'original' | 'best'>
/** What can be read; some of it cannot be written. */
export type OriginalFormat = Format | 'svg' | 'heic'
/** The requested format; `best` is decided by encoding several prints and comparing them. */
export type OutputFormat = Format | 'best'

const ANIMATED: string[] = ['gif', 'webp', 'best'] satisfies OutputFormat[]

/** Resolves `original`, given the original's own format. */
export function outputFormatOf({ format }: Output, original: string): OutputFormat {
  return format === 'original' ? (formatLikeOriginal(original) as Format) : format
}

/** Whether several frames can be read from, and written to, this format. */
export function canAnimate(format: string): boolean {
  return ANIMATED.includes(format)
}
