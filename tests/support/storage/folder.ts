import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Every file below the folder, by its path from there, in order; none when it does not exist. */
export async function filesIn(folder: string): Promise<string[]> {
  const found = await Promise.all(
    (await entriesOf(folder)).map(async (entry) => {
      if (!entry.isDirectory()) return [entry.name]
      const below = await filesIn(join(folder, entry.name))
      return below.map((name) => join(entry.name, name))
    })
  )
  return found.flat().sort()
}

/** Folders may go while others are read: `readdir` with `recursive` would then find nothing at all. */
async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw err
  }
}
