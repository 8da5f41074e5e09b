import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Says which layout the storage has, and stays. */
const LAYOUT = 'layout.json'

/** Sorted relative paths of all files below the folder; empty if it does not exist. */
export async function filesIn(folder: string): Promise<string[]> {
  return (await allFilesIn(folder)).filter((file) => file !== LAYOUT)
}

async function allFilesIn(folder: string): Promise<string[]> {
  const found = await Promise.all(
    (await entriesOf(folder)).map(async (entry) => {
      if (!entry.isDirectory()) return [entry.name]
      const below = await allFilesIn(join(folder, entry.name))
      return below.map((name) => join(entry.name, name))
    })
  )
  return found.flat().sort()
}

/** Tolerates folders removed during the walk, for which `readdir` with `recursive` would fail. */
async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true })
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw err
  }
}
