import { openFileStorage } from './fs.ts'
import type { Storage } from './storage.ts'

/** @param url `file:PATH`, as `readConfig` has checked it */
export function openStorage(url: string): Storage {
  return openFileStorage(url.slice('file:'.length))
}
