import type { Mark, PendingMarks } from './pending-marks.ts'
import { isLegible } from './read-mark.ts'
import type { SettledResults } from './settled-results.ts'

/** Each try but the first follows somebody else's change of the same result. */
const MAX_TRIES = 20

export type Asking = Omit<Mark, 'markedAt'>

type Needs = {
  ledger: PendingMarks
  settled: Pick<SettledResults, 'readSettled' | 'eraseSettled' | 'unmarkSettled'>
  /** Undefined: there is no such image any more. */
  readImage(id: string): Promise<unknown>
}

/** Asks for a result, also for one that has failed before. */
export function createAsk({
  ledger,
  settled: { readSettled, eraseSettled, unmarkSettled },
  readImage
}: Needs) {
  /**
   * The new mark comes first, then what was settled goes.
   * @returns undefined if the result waits already, or is done, or its image was erased meanwhile
   */
  return async function ask(id: string, asking: Asking): Promise<Mark | undefined> {
    const mark = { ...asking, markedAt: new Date().toISOString() }
    if (!(await markAnew(id, mark))) return undefined
    // whoever erases an image takes its marks away last: this one may have come after that
    if (!(await readImage(id))) {
      await ledger.eraseMark(id, mark.recipe)
      return undefined
    }
    // nobody else settles it now: its job is published by whoever has marked it
    const settled = await readSettled(id, mark.recipe)
    if (settled?.status === 'done') {
      await unmarkSettled(id, mark)
      return undefined
    }
    if (settled) await eraseSettled(id, mark.recipe)
    return mark
  }

  /** @returns false if another asking waits */
  async function markAnew(id: string, mark: Mark): Promise<boolean> {
    for (let tries = 1; tries <= MAX_TRIES; tries++) {
      if (await ledger.mark(id, mark)) return true
      const left = await ledger.readMark(id, mark.recipe)
      const settled = await readSettled(id, mark.recipe)
      const isWhole = left && isLegible(left)
      if (isWhole && left.markedAt !== settled?.markedAt) return false
      // left behind by whoever has settled it, or unreadable
      if (isWhole) await unmarkSettled(id, left)
      else await ledger.dropUnreadable(id, mark.recipe)
    }
    return false
  }
}
