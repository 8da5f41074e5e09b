import type { Lane } from '#lib/broker/lanes.ts'
import { readFact, UNREADABLE } from '#lib/storage/read-json.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { markShape } from './shapes.ts'

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
  storage: Pick<Storage, 'read' | 'broken'>,
  key: string,
  recipeOf: () => string | undefined | Promise<string | undefined>
): Promise<Mark | undefined> {
  const fact = await readFact<Mark>(storage, key, markShape)
  if (fact !== UNREADABLE) return fact
  const recipe = await recipeOf()
  return recipe === undefined ? undefined : standIn(recipe)
}

function standIn(recipe: string): Mark {
  return { recipe, askedAt: UNKNOWN_MOMENT, markedAt: UNKNOWN_MOMENT, lane: 'images' }
}
