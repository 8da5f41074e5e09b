import { type Language, type PageWords, pageWords } from '#lib/messages/index.ts'
import { writeNumber, writePercent } from '#lib/messages/numbers.ts'

type Size = { width: number; height: number }
type Weighed = { bytes: number }

/** A smaller difference than this is not worth mentioning. */
const AS_LARGE = 0.005
const MOST_SAVED = 0.99

/** The bytes of the print against those of the original: `40 % smaller`. */
export function weightBeside(original: Weighed, print: Weighed, language: Language): string {
  const words = pageWords(language).compare
  const ratio = print.bytes / original.bytes
  const percent = writePercent(language, Math.min(MOST_SAVED, Math.abs(1 - ratio)))
  if (Math.abs(1 - ratio) < AS_LARGE) return words.asLarge
  if (ratio < 1) return words.smaller(percent)
  return ratio < 2 ? words.larger(percent) : words.timesAsLarge(writeNumber(language, ratio))
}

/** How the comparison lays the print over its original, with a note that says so. */
export function besideOriginal(original: Size, print: Size, { compare }: PageWords) {
  const sizes = [writeSize(print), writeSize(original)] as const
  if (sizes[0] === sizes[1]) return { note: '', inside: false }
  return hasProportionsOf(original, print)
    ? { note: compare.scaled(...sizes), inside: false }
    : { note: compare.inside(...sizes), inside: true }
}

export function writeSize({ width, height }: Size): string {
  return `${width} × ${height}`
}

/** Allows for sides rounded to whole pixels. */
function hasProportionsOf(original: Size, print: Size): boolean {
  const [across, down] = [print.width / original.width, print.height / original.height]
  const scale = Math.max(across, down)
  return (
    Math.abs(original.width * scale - print.width) < 1 &&
    Math.abs(original.height * scale - print.height) < 1
  )
}
