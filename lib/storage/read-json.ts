import type { Storage } from './storage.ts'

/**
 * Returns undefined if there is no such object.
 * @throws {SyntaxError} if the object is not JSON
 */
export async function readJson<T>(storage: Storage, key: string): Promise<T | undefined> {
  const text = await storage.read(key)
  return text === undefined ? undefined : (JSON.parse(text) as T)
}
