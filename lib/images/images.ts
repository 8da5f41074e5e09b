import type { Metadata } from '#lib/images/metadata.ts'
import { pendingMarks } from '#lib/images/pending-marks.ts'
import type { ResultState } from '#lib/images/result-state.ts'
import { recipeKey } from '#lib/recipes/recipe.ts'
import { readJson } from '#lib/storage/read-json.ts'
import type { Storage } from '#lib/storage/storage.ts'

export type Original = {
  name: string
  format: string
  /** In pixels, with the EXIF orientation applied. */
  width: number
  height: number
  bytes: number
}

/** Times are ISO 8601. */
export type Image = { id: string; createdAt: string; expiresAt: string; original: Original }

export const originalKey = (id: string) => `images/${id}/original`
export const resultKey = (id: string, recipe: string) => `images/${id}/results/${recipeKey(recipe)}`
const imageKey = (id: string) => `images/${id}/image.json`
const metadataKey = (id: string) => `images/${id}/metadata.json`
const stateKey = (id: string, recipe: string) => `${resultKey(id, recipe)}.json`

export type Images = ReturnType<typeof openImages>

/** Images, their results and pending jobs, in storage. An image exists once its image.json does. */
export function openImages(storage: Storage) {
  return { storage, ...imageRecords(storage), ...results(storage), ...pendingMarks(storage) }
}

function imageRecords(storage: Storage) {
  return {
    save: (image: Image) => storage.write(imageKey(image.id), JSON.stringify(image)),

    /** Returns undefined if the image never existed, was erased, or has expired. */
    async read(id: string): Promise<Image | undefined> {
      const image = await readJson<Image>(storage, imageKey(id))
      return image && Date.parse(image.expiresAt) > Date.now() ? image : undefined
    },

    /** Returns undefined if there is no such image, or the receiver has not read its metadata yet. */
    readMetadata: (id: string) => readJson<Metadata>(storage, metadataKey(id)),

    writeMetadata: (id: string, metadata: Metadata) =>
      storage.write(metadataKey(id), JSON.stringify(metadata)),

    ids: () => storage.list('images'),

    /** Whether the image is past its time, or is an upload begun before `longAgo` and never finished. */
    async isExpired(id: string, longAgo: Date): Promise<boolean> {
      const image = await readJson<Image>(storage, imageKey(id))
      if (image) return Date.parse(image.expiresAt) <= Date.now()
      // The folder of a running upload is created before the original is in it
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

  /** A `processing` state may be lost in a power failure: the pending mark survives it. */
  const writeState = (id: string, state: ResultState) =>
    storage.write(stateKey(id, state.recipe), JSON.stringify(state), {
      durable: state.status !== 'processing'
    })

  return {
    readState,
    writeState,

    /** Returns false, and writes nothing, if the result was erased in the meantime. */
    async updateState(id: string, state: ResultState): Promise<boolean> {
      if (!(await readState(id, state.recipe))) return false
      await writeState(id, state)
      return true
    },

    async eraseResult(id: string, recipe: string): Promise<void> {
      await storage.remove(stateKey(id, recipe))
      await storage.remove(resultKey(id, recipe))
    },

    /** In the order in which the results were requested. */
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
