import { createHash, type Hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const VERSION_CHARACTERS = 10

/** A hash of the folders' files. As it is part of their URLs, these may be cached forever. */
export async function versionOf(...folders: string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of folders) await addFolder(hash, folder)
  return hash.digest('hex').slice(0, VERSION_CHARACTERS)
}

async function addFolder(hash: Hash, folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  for (const path of paths) hash.update(path.slice(folder.length)).update(await readFile(path))
}
