/** A quorum queue delivers two messages of high priority for each one of normal priority. */
const HIGH_PRIORITY = 5

/**
 * A contact sheet takes a fifth of a second and somebody is watching: it must not wait behind large
 * prints.
 */
export function priorityOf({ recipe }: { recipe: string }): number {
  return recipe.startsWith('contact-sheet') ? HIGH_PRIORITY : 0
}
