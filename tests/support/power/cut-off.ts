import type { Storage } from '#lib/storage/storage.ts'

/** When the writer dies: before its last write, or when it is done, but nobody has heard of it. */
export type Death = 'before' | 'after'

class CutOff extends Error {
  override name = 'CutOff'
}

/** Stops at the n-th write-class operation and answers none after it. */
export function cutOffAt(storage: Storage, at: number, death: Death) {
  let writes = 0
  let isDead = false
  const underWay = new Set<Promise<unknown>>()

  const die = (): never => {
    isDead = true
    throw new CutOff('the writer is dead')
  }

  async function write<T>(work: () => Promise<T>): Promise<T> {
    if (isDead) die()
    const isLast = ++writes === at
    if (isLast && death === 'before') die()
    if (isLast) isDead = true
    const working = work()
    underWay.add(working)
    const done = await working
    return isLast ? die() : done
  }

  const cut: Storage = {
    ...storage,
    create: (key, fill) => write(() => storage.create(key, fill)),
    writeOnce: (key, text, options) => write(() => storage.writeOnce(key, text, options)),
    remove: (key, options) => write(() => storage.remove(key, options)),
    removeBelow: (prefix, options) => write(() => storage.removeBelow(prefix, options)),
    read: async (key) => (isDead ? die() : await storage.read(key)),
    stat: async (key) => (isDead ? die() : await storage.stat(key)),
    list: async (prefix) => (isDead ? die() : await storage.list(prefix))
  }
  return {
    storage: cut,
    isCut: () => isDead,
    /** Resolves once the writes that were begun before have ended. */
    still: () => Promise.allSettled(underWay)
  }
}
