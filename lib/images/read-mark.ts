import { LANES, type Lane } from '#lib/broker/lanes.ts'
import { readFact, UNREADABLE } from '#lib/storage/read-json.ts'
import type { Storage } from '#lib/storage/storage.ts'

/** A result that was asked for and is not settled. Times are ISO 8601. */
export type Mark = {
  recipe: string
  /** Results are listed in this order. One that is asked for again keeps its place. */
  askedAt: string
  /** When it was asked for the last time, which tells this asking from an earlier one. */
  markedAt: string
  lane: Lane
}

/** In place of what cannot be read any more: old, so that its job counts as lost soon. */
const UNKNOWN_MOMENT = new Date(0).toISOString()

/** False: it stands for one that a disk has emptied. */
export const isLegible = ({ markedAt }: Mark): boolean => markedAt !== UNKNOWN_MOMENT

/**
 * Undefined if there is no such mark. Of one that cannot be read, only the recipe is known, if
 * `recipeOf` tells it.
 */
export async function readMarkAt(
  storage: Pick<Storage, 'read'>,
  key: string,
  recipeOf: () => string | undefined | Promise<string | undefined>
): Promise<Mark | undefined> {
  const fact = await readFact<Partial<Mark>>(storage, key)
  if (fact === undefined) return undefined
  const mark = fact === UNREADABLE ? undefined : whole(fact)
  if (mark) return mark
  const recipe = await recipeOf()
  return recipe === undefined ? undefined : standIn(recipe)
}

/** Undefined: it is not a mark, or an empty disk block was left of it. */
function whole({ recipe, askedAt, markedAt, lane = 'images' }: Partial<Mark>): Mark | undefined {
  if (!recipe || !askedAt || !markedAt || !LANES.includes(lane)) return undefined
  return { recipe, askedAt, markedAt, lane }
}

function standIn(recipe: string): Mark {
  return { recipe, askedAt: UNKNOWN_MOMENT, markedAt: UNKNOWN_MOMENT, lane: 'images' }
}
