import { openFileStorage } from './fs.ts'
import type { Storage } from './storage.ts'

export function openStorage(url: string): Storage {
  return openFileStorage(url.slice('file:'.length))
}
