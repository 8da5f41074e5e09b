import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Ours in a storage, whatever else lies beside them. */
const FOLDERS = ['images', 'pending', 'batches', 'secrets', 'tmp']
/** What others may read, write or search. */
const OTHERS = 0o077

/**
 * Takes the folders that an older release made away from other users of the machine. New ones are made
 * so: `umask` in the entries. What is not ours to change stays as it is.
 */
export function shutFolders(root: string) {
  for (const path of FOLDERS.map((name) => join(root, name))) {
    try {
      const there = statSync(path, { throwIfNoEntry: false })
      if (there && there.mode & OTHERS) chmodSync(path, 0o700)
    } catch {
      // the storage says itself whether it can be used
    }
  }
}
