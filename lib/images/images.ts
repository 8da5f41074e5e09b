import type { Metadata } from '#lib/images/metadata.ts'
import { readJson } from '#lib/storage/read-json.ts'
import type { Storage } from '#lib/storage/storage.ts'
import { SECOND_MS } from '#lib/units.ts'
import { begunAttempts } from './begun.ts'
import { imageId } from './ids.ts'
import { openResults } from './results.ts'
import { imageShape, metadataShape } from './shapes.ts'

export { resultKey } from './settled-results.ts'

export type Original = {
  name: string
  format: string
  /** In pixels, with the EXIF orientation applied. */
  width: number
  height: number
  bytes: number
}

/** Times are ISO 8601. */
export type Image = {
  id: string
  createdAt: string
  expiresAt: string
  original: Original
  /** Recipes of the results that were asked for with it. Missing from images of earlier releases. */
  recipes?: string[]
  /** A mark of who sent it, where images of a client are counted. */
  client?: string
}

export const originalKey = (id: string) => `images/${id}/original`
const imageKey = (id: string) => `images/${id}/image.json`
const metadataKey = (id: string) => `images/${id}/metadata.json`

/**
 * Until so long after an image was seen to be there, what is written to it may be left unchecked: whoever
 * erases it looks again after that, and sweeps find the rest.
 */
export const LATE_MS = 2 * SECOND_MS

export type Images = ReturnType<typeof openImages>

/** Images, their results and the ledger, in storage. An image exists once its image.json does. */
export function openImages(storage: Storage) {
  const records = imageRecords(storage)
  return {
    ...{ storage, ...records, ...expiries(storage), ...descriptions(storage) },
    ...{ ...openResults(storage, records.read), ...begunAttempts(storage) }
  }
}

function imageRecords(storage: Storage) {
  /** Returns undefined if the image never existed, was erased, or has expired. */
  async function read(id: string): Promise<Image | undefined> {
    const image = await readStored(storage, id)
    return image && Date.parse(image.expiresAt) > Date.now() ? image : undefined
  }

  return {
    read,
    save: (image: Image) => storage.writeOnce(imageKey(image.id), JSON.stringify(image)),

    async ids(): Promise<string[]> {
      return (await storage.list('images')).filter((name) => imageId.safeParse(name).success)
    },

    /** Whether there is no original any more, or never was, of what lies there. */
    async isLeftover(id: string): Promise<boolean> {
      const there = [imageKey(id), originalKey(id)].map((key) => storage.stat(key))
      return (await Promise.all(there)).every((stat) => stat === undefined)
    },

    /** The jobs go first: without its image, one that is delivered looks like trouble with the storage. */
    async erase(id: string): Promise<void> {
      // one that has expired is swept again if a power cut brings it back
      const durable = (await read(id)) !== undefined
      // what fails here is tried again, and fails again
      await storage.removeBelow(`pending/${id}`, { durable }).catch(() => {})
      await storage.remove(imageKey(id), { durable })
      await storage.removeBelow(`images/${id}`)
      // asked for meanwhile
      await storage.removeBelow(`pending/${id}`)
    },

    /** Removes what a receiver has written to an image while it was erased. */
    eraseLate: (id: string): Promise<void> => storage.removeBelow(`images/${id}`)
  }
}

/** What a sweep asks. */
function expiries(storage: Storage) {
  return {
    /** Whether the image is past its time, or is an upload begun before `longAgo` and never finished. */
    async isExpired(id: string, longAgo: Date): Promise<boolean> {
      const image = await readStored(storage, id)
      if (image) return Date.parse(image.expiresAt) <= Date.now()
      // The folder of a running upload is created before the original is in it
      const begun = (await storage.stat(originalKey(id))) ?? (await storage.stat(`images/${id}`))
      return begun !== undefined && begun.modifiedAt < longAgo
    },

    /** Whether marks of long ago are left of an image that is not there, or cannot be read any more. */
    async isForsaken(id: string, longAgo: Date): Promise<boolean> {
      if (await readStored(storage, id)) return false
      const marked = await storage.stat(`pending/${id}`)
      return marked !== undefined && marked.modifiedAt < longAgo
    },

    /** Whether an upload was cut off before it was accepted. */
    async isUnfinished(id: string): Promise<boolean> {
      if (await storage.stat(imageKey(id))) return false
      return (await storage.stat(originalKey(id))) !== undefined
    }
  }
}

/** One of another image is as broken as none. */
async function readStored(storage: Storage, id: string): Promise<Image | undefined> {
  const image = await readJson<Image>(storage, imageKey(id), imageShape)
  if (!image || image.id === id) return image
  storage.broken?.(imageKey(id))
}

function descriptions(storage: Storage) {
  /** Returns undefined if there is no such image, or the receiver has not read its metadata yet. */
  const readMetadata = (id: string) => readJson<Metadata>(storage, metadataKey(id), metadataShape)

  return {
    readMetadata,

    /** It may be lost in a power cut, or emptied: then the original is looked at again. */
    async writeMetadata(id: string, metadata: Metadata): Promise<boolean> {
      const text = JSON.stringify(metadata)
      const write = () => storage.writeOnce(metadataKey(id), text, { durable: false })
      if (await write()) return true
      if (await readMetadata(id)) return false
      await storage.remove(metadataKey(id))
      return await write()
    }
  }
}
