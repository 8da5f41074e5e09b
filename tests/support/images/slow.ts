import { photo } from './photos.ts'

/** A small file that takes long to develop: enlarged, and then a palette is sought for it. */
export async function slowImage(): Promise<{ name: string; bytes: Buffer }> {
  return { name: 'slow.jpg', bytes: await photo(160, 120) }
}

/** Takes about that many seconds of one core; longer where the machine has more to do. */
export function slowRecipe(seconds: number): string {
  const width = Math.round(1500 * Math.sqrt(seconds))
  return `resize:width=${width};enlarge=true,output:format=gif`
}
