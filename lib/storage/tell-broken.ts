import type { Log } from '#lib/logger.ts'
import type { Storage } from './storage.ts'
import { storageTrouble } from './trouble.ts'

/** Of so many broken objects at most it is known that they were told of. */
const MAX_REMEMBERED = 10_000

/** The storage, with each object of it that cannot be read as what it is told of in the log, once. */
export function tellBroken(storage: Storage, log: Log): Storage {
  const told = new Set<string>()
  return {
    ...storage,
    broken(key, err) {
      if (told.has(key)) return
      if (told.size >= MAX_REMEMBERED) told.clear()
      told.add(key)
      log.warn(
        { key, ...(err !== undefined && { err }) },
        'broken or foreign object in the storage'
      )
    }
  }
}

/** For whoever goes on to the next object: throws what is wrong with the storage as a whole. */
export function brokenUnlessAway(storage: Pick<Storage, 'broken'>, key: string) {
  return (err: NodeJS.ErrnoException): undefined => {
    const trouble = storageTrouble(err)
    if (trouble && trouble.code !== 'disk-fault') throw err
    storage.broken?.(key, err)
  }
}
