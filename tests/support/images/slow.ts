import { photo } from './photos.ts'

/** A small file that takes long to develop: it is enlarged, then reduced to a palette. */
export async function slowImage(): Promise<{ name: string; bytes: Buffer }> {
  return { name: 'slow.jpg', bytes: await photo(160, 120) }
}

/** Takes about this many seconds of one core, or longer on a busy machine. */
export function slowRecipe(seconds: number): string {
  const width = Math.round(1500 * Math.sqrt(seconds))
  return `resize:width=${width};enlarge=true,output:format=gif`
}
