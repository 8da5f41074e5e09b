import { LANES, type Lane } from '#lib/broker/lanes.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
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

export type MarkOf = Mark & { image: string }

export type PendingMarks = ReturnType<typeof pendingMarks>

const KEY = /^pending\/([^/]+)\/[^/]+$/
const markKey = (id: string, recipe: string) => `pending/${id}/${recipeKey(recipe)}`

/** The ledger: marks of the results that are not settled. A mark's being there is the state "queued". */
export function pendingMarks(storage: Storage) {
  async function readKey(key: string): Promise<Mark | undefined> {
    const mark = await readFact<Partial<Mark>>(storage, key)
    return mark === undefined || mark === UNREADABLE ? undefined : whole(mark)
  }

  return {
    /** Returns false, and changes nothing, if there is a mark already. */
    mark: (id: string, mark: Mark) =>
      storage.writeOnce(markKey(id, mark.recipe), JSON.stringify(mark)),

    readMark: (id: string, recipe: string) => readKey(markKey(id, recipe)),

    /** Removes the mark of this asking, and leaves one of a later asking. */
    async unmark(id: string, { recipe, markedAt }: Pick<Mark, 'recipe' | 'markedAt'>) {
      const now = await readKey(markKey(id, recipe))
      if (now?.markedAt === markedAt) await storage.remove(markKey(id, recipe))
    },

    /** Cancels the job, whoever asked for it. */
    eraseMark: (id: string, recipe: string) =>
      storage.remove(markKey(id, recipe), { durable: true }),

    /** To be awaited before anything is promised on a mark of somebody else's. */
    keepMark: (id: string, recipe: string) => storage.keep(markKey(id, recipe)),

    /** Removes what is where the mark belongs, if it cannot be read as one. */
    async dropUnreadable(id: string, recipe: string) {
      const key = markKey(id, recipe)
      const text = await storage.read(key)
      if (text !== undefined && !(await readKey(key))) await storage.remove(key)
    },

    async readMarks(id: string): Promise<Mark[]> {
      const keys = await storage.list(`pending/${id}`)
      const marks = await Promise.all(keys.map((key) => readKey(`pending/${id}/${key}`)))
      return marks.filter((mark) => mark !== undefined)
    },

    /** All marks, in memory that does not grow with their number. */
    async *marks(): AsyncGenerator<MarkOf> {
      for await (const key of storage.walk('pending')) {
        const image = KEY.exec(key)?.[1]
        const mark = image && (await readKey(key))
        if (mark) yield { ...mark, image }
      }
    }
  }
}

/** Undefined: it is not a mark, or an empty disk block was left of it. */
function whole({ recipe, askedAt, markedAt, lane = 'images' }: Partial<Mark>): Mark | undefined {
  if (!recipe || !askedAt || !markedAt || !LANES.includes(lane)) return undefined
  return { recipe, askedAt, markedAt, lane }
}
