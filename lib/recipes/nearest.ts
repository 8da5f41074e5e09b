import { closest, distance } from 'fastest-levenshtein'

/** Longer texts are not misspelt names. */
const MAX_CHARACTERS = 40
/** Tolerates one typing error in this many letters. */
const LETTERS_A_SLIP = 3

/** The most similar name; undefined when none is similar enough. */
export function nearest(given: string, names: string[]): string | undefined {
  const text = given.trim().toLowerCase()
  if (text === '' || text.length > MAX_CHARACTERS || names.length === 0) return undefined
  const found = closest(text, names)
  const slips = Math.max(1, Math.floor(text.length / LETTERS_A_SLIP))
  return distance(text, found) <= slips ? found : undefined
}
