import type { Storage } from './storage.ts'

/** undefined: there is no such object. */
export async function readJson<T>(storage: Storage, key: string): Promise<T | undefined> {
  const text = await storage.read(key)
  return text === undefined ? undefined : (JSON.parse(text) as T)
}
