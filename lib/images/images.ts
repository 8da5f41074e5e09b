import type { Metadata } from '#lib/images/metadata.ts'
import { pendingMarks } from '#lib/images/pending-marks.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { readJson } from '#lib/storage/read-json.ts'
import type { Storage } from '#lib/storage/storage.ts'

export type Original = {
  name: string
  format: string
  /** As the photograph is seen: EXIF orientation applied. */
  width: number
  height: number
  bytes: number
}

export type Image = { id: string; createdAt: string; expiresAt: string; original: Original }

export const originalKey = (id: string) => `images/${id}/original`
export const resultKey = (id: string, recipe: string) => `images/${id}/results/${recipeKey(recipe)}`
const imageKey = (id: string) => `images/${id}/image.json`
const metadataKey = (id: string) => `images/${id}/metadata.json`
const stateKey = (id: string, recipe: string) => `${resultKey(id, recipe)}.json`

export type Images = ReturnType<typeof openImages>

/** The folders of the images. An image is there from the moment its image.json is. */
export function openImages(storage: Storage) {
  return { storage, ...folders(storage), ...results(storage), ...pendingMarks(storage) }
}

function folders(storage: Storage) {
  return {
    save: (image: Image) => storage.write(imageKey(image.id), JSON.stringify(image)),

    /** undefined: never there, erased, or past its time. */
    async read(id: string): Promise<Image | undefined> {
      const image = await readJson<Image>(storage, imageKey(id))
      return image && Date.parse(image.expiresAt) > Date.now() ? image : undefined
    },

    /** undefined: not known, or not yet. */
    readMetadata: (id: string) => readJson<Metadata>(storage, metadataKey(id)),

    writeMetadata: (id: string, metadata: Metadata) =>
      storage.write(metadataKey(id), JSON.stringify(metadata)),

    ids: () => storage.list('images'),

    /** Past its time; or without its image.json since before `longAgo`: nobody will finish it. */
    async isExpired(id: string, longAgo: Date): Promise<boolean> {
      const image = await readJson<Image>(storage, imageKey(id))
      if (image) return Date.parse(image.expiresAt) <= Date.now()
      // An upload under way has a folder before it has anything in it
      const begun = (await storage.stat(originalKey(id))) ?? (await storage.stat(`images/${id}`))
      return begun !== undefined && begun.modifiedAt < longAgo
    },

    async erase(id: string): Promise<void> {
      await storage.remove(imageKey(id))
      await storage.remove(`images/${id}`)
      await storage.remove(`pending/${id}`)
    }
  }
}

function results(storage: Storage) {
  const readState = (id: string, recipe: string) =>
    readJson<ResultState>(storage, stateKey(id, recipe))

  /** A state that says only that work goes on need not outlive a power cut: the mark does. */
  const writeState = (id: string, state: ResultState) =>
    storage.write(stateKey(id, state.recipe), JSON.stringify(state), {
      durable: state.status !== 'processing'
    })

  return {
    readState,
    writeState,

    /** Only where there is one: a result erased in the meantime stays erased. Returns whether. */
    async updateState(id: string, state: ResultState): Promise<boolean> {
      if (!(await readState(id, state.recipe))) return false
      await writeState(id, state)
      return true
    },

    async eraseResult(id: string, recipe: string): Promise<void> {
      await storage.remove(stateKey(id, recipe))
      await storage.remove(resultKey(id, recipe))
    },

    async readStates(id: string): Promise<ResultState[]> {
      const names = await storage.list(`images/${id}/results`)
      const keys = names.filter((name) => name.endsWith('.json'))
      const states = await Promise.all(
        keys.map((name) => readJson<ResultState>(storage, `images/${id}/results/${name}`))
      )
      return states
        .filter((state) => state !== undefined)
        .sort((a, b) => a.askedAt.localeCompare(b.askedAt))
    }
  }
}
