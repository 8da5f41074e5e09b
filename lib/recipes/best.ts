import type { Output } from '../treatments/index.ts'

const BEST = /(^|,)output:format=best(?![^;,])/

/** Whether the recipe, in its canonical text, leaves the print's format to what comes out smallest. */
export function asksForBest(text: string): boolean {
  return BEST.test(text)
}

/** The recipe with a format instead. */
export function insteadOfBest(text: string, format: Output['format']): string {
  return text.replace(BEST, `$1output:format=${format}`)
}
