import { inPieces } from '#lib/in-pieces.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { readFact, UNREADABLE } from '#lib/storage/read-json.ts'
import type { RemoveOptions, Storage } from '#lib/storage/storage.ts'
import type { Mark, PendingMarks } from './pending-marks.ts'
import type { Settled } from './result-state.ts'
import { settledShape } from './shapes.ts'

const SETTLED = /^([^.]+)\.json$/

export const resultKey = (id: string, recipe: string) => `images/${id}/results/${recipeKey(recipe)}`
const settledKey = (id: string, recipe: string) => `${resultKey(id, recipe)}.json`

export type SettledResults = ReturnType<typeof settledResults>

type Needs = {
  ledger: Pick<PendingMarks, 'readMark' | 'unmark'>
  /** Recipes of an image, among them those of results that have become unreadable. */
  askedWith(id: string): Promise<string[]>
}

/** How results were settled: written once, after the print and before the mark goes. */
export function settledResults(storage: Storage, { ledger, askedWith }: Needs) {
  async function readByKey(id: string, key: string): Promise<Settled | undefined> {
    const fact = await readStored(storage, id, key)
    if (fact !== UNREADABLE) return fact
    const recipe = (await askedWith(id)).find((one) => recipeKey(one) === key)
    return recipe === undefined ? undefined : unreadable(recipe)
  }

  async function settledKeys(id: string): Promise<string[]> {
    const names = await storage.list(`images/${id}/results`)
    return names.flatMap((name) => SETTLED.exec(name)?.[1] ?? [])
  }

  return {
    /** Returns undefined if the result is not settled. */
    async readSettled(id: string, recipe: string): Promise<Settled | undefined> {
      const fact = await readStored(storage, id, recipeKey(recipe))
      return fact === UNREADABLE ? unreadable(recipe) : fact
    },

    settledKeys,

    async readAllSettled(id: string): Promise<Settled[]> {
      const all = await inPieces(await settledKeys(id), (key) => readByKey(id, key))
      return all.filter((settled) => settled !== undefined)
    },

    /** @returns false if it was settled before, or erased in the meantime */
    settle: (id: string, settled: Settled): Promise<boolean> =>
      storage.writeOnce(settledKey(id, settled.recipe), JSON.stringify(settled), {
        stillWanted: async () =>
          (await ledger.readMark(id, settled.recipe))?.markedAt === settled.markedAt
      }),

    /** Removes a mark that whoever settled the result has left, perhaps before that was on disk. */
    async unmarkSettled(id: string, mark: Mark): Promise<void> {
      await storage.keep(settledKey(id, mark.recipe))
      await ledger.unmark(id, mark)
    },

    /** Makes room for how it will be settled next. */
    eraseSettled: (id: string, recipe: string, options?: RemoveOptions) =>
      storage.remove(settledKey(id, recipe), options)
  }
}

/** One of another result is as broken as none. */
async function readStored(
  storage: Storage,
  id: string,
  key: string
): Promise<Settled | typeof UNREADABLE | undefined> {
  const path = `images/${id}/results/${key}.json`
  const fact = await readFact<Settled>(storage, path, settledShape)
  if (fact === undefined || fact === UNREADABLE || recipeKey(fact.recipe) === key) return fact
  storage.broken?.(path)
  return UNREADABLE
}

function unreadable(recipe: string): Settled {
  const failed = { status: 'failed', code: 'record-unreadable', parameters: {} } as const
  return { recipe, askedAt: '', markedAt: '', ...failed }
}
