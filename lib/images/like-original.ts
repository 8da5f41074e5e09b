import { isRaw } from './raw/raw.ts'

/** Formats that are read and never written: a drawing's print is pixels, the others' a photograph. */
const WRITTEN_AS: Record<string, string> = { svg: 'png', heic: 'jpeg' }

/** The format of a print that is to be in its original's. */
export function formatLikeOriginal(format: string): string {
  return isRaw(format) ? 'jpeg' : (WRITTEN_AS[format] ?? format)
}
