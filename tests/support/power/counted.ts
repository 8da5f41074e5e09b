import type { Storage } from '#lib/storage/storage.ts'

/** Keeps the write-class operations that are asked of a storage, in order: what they are and on what. */
export function counted(storage: Storage) {
  const writes: string[] = []

  function note<T>(write: string, work: () => Promise<T>): Promise<T> {
    writes.push(write)
    return work()
  }

  const countedStorage: Storage = {
    ...storage,
    create: (key, fill) => note(`create ${key}`, () => storage.create(key, fill)),
    writeOnce: (key, ...rest) => note(`write ${key}`, () => storage.writeOnce(key, ...rest)),
    remove: (key, options) => note(`remove ${key}`, () => storage.remove(key, options)),
    removeBelow: (prefix, options) =>
      note(`remove ${prefix}`, () => storage.removeBelow(prefix, options))
  }
  return { storage: countedStorage, writes }
}
