import { inPieces } from '#lib/in-pieces.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { brokenUnlessAway } from '#lib/storage/tell-broken.ts'
import { imageId } from './ids.ts'
import { isLegible, type Mark, readMarkAt } from './read-mark.ts'

export type { Mark }
export type MarkOf = Mark & { image: string }

type AskedWith = (id: string) => Promise<string[]>
export type PendingMarks = ReturnType<typeof pendingMarks>

const KEY = /^pending\/([\w-]{22})\/([0-9a-f]{32})$/
const markKey = (id: string, recipe: string) => `pending/${id}/${recipeKey(recipe)}`

/**
 * The ledger: marks of the results that are not settled. A mark's being there is the state "queued",
 * whatever is left of what it says; `askedWith` tells then of which recipe it may be.
 */
export function pendingMarks(storage: Storage, askedWith: AskedWith) {
  const readMark = (id: string, recipe: string) =>
    readMarkAt(storage, markKey(id, recipe), () => recipe)

  return {
    /** Returns false, and changes nothing, if there is a mark already. */
    mark: (id: string, mark: Mark) =>
      storage.writeOnce(markKey(id, mark.recipe), JSON.stringify(mark)),

    readMark,

    /** Removes the mark of this asking, and leaves one of a later asking. @returns whether it was there */
    async unmark(id: string, { recipe, markedAt }: Pick<Mark, 'recipe' | 'markedAt'>) {
      const now = await readMark(id, recipe)
      const isThere = now?.markedAt === markedAt
      if (isThere) await storage.remove(markKey(id, recipe))
      return isThere
    },

    /** Cancels the job, whoever asked for it. */
    eraseMark: (id: string, recipe: string) =>
      storage.remove(markKey(id, recipe), { durable: true }),

    /** To be awaited before anything is promised on a mark of somebody else's. */
    keepMark: (id: string, recipe: string) => storage.keep(markKey(id, recipe)),

    /** Removes what is where the mark belongs, if it cannot be read as one. */
    async dropUnreadable(id: string, recipe: string) {
      const left = await readMark(id, recipe)
      if (left && !isLegible(left)) await storage.remove(markKey(id, recipe))
    },

    ...listings(storage, askedWith)
  }
}

function listings(storage: Storage, askedWith: AskedWith) {
  const markedKeys = (id: string) => storage.list(`pending/${id}`)
  const readListed = (id: string, key: string) =>
    readMarkAt(storage, `pending/${id}/${key}`, async () =>
      (await askedWith(id)).find((recipe) => recipeKey(recipe) === key)
    )

  return {
    markedKeys,

    /** Of all images that have marks. */
    async idsOfMarks(): Promise<string[]> {
      return (await storage.list('pending')).filter((name) => imageId.safeParse(name).success)
    },

    async readMarks(id: string): Promise<Mark[]> {
      const marks = await inPieces(await markedKeys(id), (key) => readListed(id, key))
      return marks.filter((mark) => mark !== undefined)
    },

    /** All marks, in memory that does not grow with their number. */
    async *marks(): AsyncGenerator<MarkOf> {
      for await (const key of storage.walk('pending')) {
        const [, image, name] = KEY.exec(key) ?? []
        const mark =
          image && name && (await readListed(image, name).catch(brokenUnlessAway(storage, key)))
        if (mark) yield { ...mark, image }
      }
    }
  }
}
