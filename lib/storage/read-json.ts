import type { Storage } from './storage.ts'

/** What an object is read as that is not JSON, such as one that a broken disk has emptied. */
export const UNREADABLE = Symbol('unreadable')

/** Returns undefined if there is no such object. */
export async function readFact<T>(
  storage: Pick<Storage, 'read'>,
  key: string
): Promise<T | typeof UNREADABLE | undefined> {
  const text = await storage.read(key)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as T
  } catch {
    return UNREADABLE
  }
}

/** Returns undefined if there is no such object, or none that can be read. */
export async function readJson<T>(
  storage: Pick<Storage, 'read'>,
  key: string
): Promise<T | undefined> {
  const fact = await readFact<T>(storage, key)
  return fact === UNREADABLE ? undefined : fact
}
