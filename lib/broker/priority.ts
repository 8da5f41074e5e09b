/** A quorum queue delivers two messages of high priority for one of normal priority. */
const HIGH_PRIORITY = 5

/** Contact sheets take a fifth of a second while somebody looks on: they do not wait behind large prints. */
export function priorityOf({ recipe }: { recipe: string }): number {
  return recipe.startsWith('contact-sheet') ? HIGH_PRIORITY : 0
}
