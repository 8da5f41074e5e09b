import { recipeKey } from '#lib/recipes/recipe.ts'
import type { Storage } from '#lib/storage/storage.ts'

/** What else lies there was not put there by us. */
const NUMBER = /\.[1-9]\d{0,3}$/

const begunKey = (id: string, recipe: string, attempt: number) =>
  `images/${id}/results/${recipeKey(recipe)}.begun.${attempt}`

/** Attempts at results whose messages were delivered again, so that a receiver may have died of them. */
export function begunAttempts(storage: Storage) {
  return {
    /** @returns false if another receiver has begun it */
    begin: (id: string, recipe: string, attempt: number) =>
      storage.writeOnce(begunKey(id, recipe, attempt), ''),

    takeBack: (id: string, recipe: string, attempt: number) =>
      storage.remove(begunKey(id, recipe, attempt)),

    /** The numbers of the attempts that were begun and neither settled nor taken back. */
    async begun(id: string, recipe: string): Promise<number[]> {
      const prefix = `${recipeKey(recipe)}.begun.`
      const names = await storage.list(`images/${id}/results`)
      return names.flatMap((name) =>
        name.startsWith(prefix) && NUMBER.test(name) ? Number(name.slice(prefix.length)) : []
      )
    }
  }
}
