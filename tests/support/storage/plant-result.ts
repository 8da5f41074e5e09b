import type { Images } from '#lib/images/images.ts'
import type { Mark } from '#lib/images/pending-marks.ts'
import { isSettled, type ResultState, type Settled } from '#lib/images/result-state.ts'

/** The mark of a result that waits. */
export function markOf(recipe: string, askedAt = new Date().toISOString()): Mark {
  return { recipe, askedAt, markedAt: askedAt, lane: 'images' }
}

/** Stores the facts of a result in this state. */
export async function plantResult(images: Images, id: string, state: ResultState) {
  const { recipe, askedAt, markedAt } = state
  await images.mark(id, { recipe, askedAt, markedAt, lane: 'images' })
  if (!isSettled(state)) return
  await images.settle(id, state as Settled)
  await images.unmark(id, state)
}
