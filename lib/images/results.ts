import type { Storage } from '#lib/storage/storage.ts'
import { createAsk } from './asking.ts'
import { type Mark, pendingMarks } from './pending-marks.ts'
import { queuedState, type ResultState } from './result-state.ts'
import { resultKey, settledResults } from './settled-results.ts'
import { THUMBNAIL_SIDES, thumbnailKey } from './view-keys.ts'

/** How often reading the results of an image begins again while they change. */
const MAX_READS = 3

/** Results are read from two facts: the mark while they wait, and how they were settled. */
export function openResults(
  storage: Storage,
  readImage: (id: string) => Promise<{ recipes?: string[] } | undefined>
) {
  const askedWith = async (id: string) => (await readImage(id))?.recipes ?? []
  const ledger = pendingMarks(storage, askedWith)
  const settled = settledResults(storage, { ledger, askedWith })
  const { readMark, readMarks } = ledger
  const { readSettled, readAllSettled, settledKeys } = settled

  return {
    ...ledger,
    ...settled,
    ask: createAsk({ ledger, settled, readImage }),

    /** Returns undefined if the result was never asked for, or has been erased. */
    async readState(id: string, recipe: string): Promise<ResultState | undefined> {
      const before = await readSettled(id, recipe)
      if (before?.status === 'done') return before
      const mark = await readMark(id, recipe)
      if (mark && mark.markedAt !== before?.markedAt) return queuedState(mark)
      // it may have been settled between the two
      return before ?? (await readSettled(id, recipe))
    },

    /** In the order in which the results were asked for. */
    async readStates(id: string): Promise<ResultState[]> {
      for (let reads = 1; ; reads++) {
        const marks = await readMarks(id)
        const all = await readAllSettled(id)
        // whoever asks again marks, then removes what was settled: in between, neither was read
        const isWhole = reads === MAX_READS || areSame(marks, await readMarks(id))
        if (isWhole) return merged(marks, all)
      }
    },

    /** Without reading any of them. */
    async countResults(id: string): Promise<number> {
      const [waiting, settled] = await Promise.all([ledger.markedKeys(id), settledKeys(id)])
      return new Set([...waiting, ...settled]).size
    },

    ...erasing(storage, { ledger, settled })
  }
}

type Facts = {
  ledger: ReturnType<typeof pendingMarks>
  settled: ReturnType<typeof settledResults>
}

function erasing(storage: Storage, { ledger, settled }: Facts) {
  return {
    /** Cancels the result if it waits, erases it if it is there. */
    async eraseResult(id: string, recipe: string): Promise<void> {
      await ledger.eraseMark(id, recipe)
      // not without its print, whatever of this a power cut undoes
      await settled.eraseSettled(id, recipe, { durable: true })
      await storage.remove(resultKey(id, recipe))
      for (const side of THUMBNAIL_SIDES) await storage.remove(thumbnailKey(id, recipe, side))
      // settled meanwhile, by a receiver that had seen the mark before it went
      await settled.eraseSettled(id, recipe)
    },

    /**
     * For whoever has just settled a result, and finds its mark gone: another receiver may have removed it.
     * If the result was erased, its print went before: then how it was settled goes, too.
     */
    async dropIfErased(id: string, { recipe, status }: ResultState): Promise<void> {
      if (status !== 'done' || (await ledger.readMark(id, recipe))) return
      if (!(await storage.stat(resultKey(id, recipe)))) await settled.eraseSettled(id, recipe)
    }
  }
}

function areSame(some: Mark[], others: Mark[]): boolean {
  const moments = (marks: Mark[]) => marks.map(({ recipe, markedAt }) => recipe + markedAt).sort()
  return String(moments(some)) === String(moments(others))
}

/** What has failed and was asked for again waits, although it is not erased yet. */
function merged(marks: Mark[], settled: ResultState[]): ResultState[] {
  const states = new Map<string, ResultState>(settled.map((one) => [one.recipe, one]))
  for (const mark of marks) {
    const known = states.get(mark.recipe)
    const waits = known?.status !== 'done' && known?.markedAt !== mark.markedAt
    if (waits) states.set(mark.recipe, queuedState(mark))
  }
  return [...states.values()].sort((a, b) => a.askedAt.localeCompare(b.askedAt))
}
