import { randomUUID } from 'node:crypto'
import { lstatSync, renameSync, rmdirSync, rmSync, unlinkSync } from 'node:fs'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { createFolders, type Folders, isMissing, undefinedIfMissing } from './folders.ts'
import { readFiles } from './read-files.ts'
import type { Storage } from './storage.ts'
import { flushFile, nameOnce, writeSmall } from './whole-files.ts'
import { isOrphan, unfinishedName } from './writer.ts'

type Place = { root: string; unfinished: string; folders: Folders }

/** Storage in a folder: each key is a path below it, and unfinished objects are in `tmp`. */
export function openFileStorage(folder: string): Storage {
  const root = resolve(folder)
  const place = { root, unfinished: join(root, 'tmp'), folders: createFolders(root) }
  return {
    ...writing(place),
    ...readFiles(root, place.folders),
    ...removing(place),
    ...checking(place)
  }
}

type Writing = 'create' | 'writeOnce' | 'keep'

function writing({ root, unfinished, folders }: Place): Pick<Storage, Writing> {
  /** Removes the unfinished file if it does not get its name. */
  async function withUnfinished<T>(use: (path: string) => Promise<T>): Promise<T> {
    const path = join(unfinished, unfinishedName())
    try {
      return await use(path)
    } catch (err) {
      await rm(path, { force: true }).catch(() => {})
      throw err
    }
  }

  return {
    create: (key, fill, { durable = true, assertWanted } = {}) =>
      withUnfinished(async (path) => {
        const target = join(root, key)
        folders.make(unfinished)
        const filled = await fill(path)
        if (durable) await flushFile(path)
        await assertWanted?.()
        await folders.within(dirname(target), () => renameSync(path, target))
        if (durable) await folders.keep(dirname(target))
        return filled
      }),

    writeOnce: (key, content, { durable = true, stillWanted } = {}) =>
      withUnfinished(async (path) => {
        const target = join(root, key)
        await folders.within(unfinished, () => writeSmall(path, content, durable))
        const isWanted = (await stillWanted?.()) ?? true
        const isFirst =
          isWanted && (await folders.within(dirname(target), () => nameOnce(path, target)))
        if (!isFirst) unlinkSync(path)
        if (durable && isWanted) await folders.keep(dirname(target))
        return isFirst
      }),

    keep: (key) => folders.keep(dirname(join(root, key)))
  }
}

function removing({
  root,
  unfinished,
  folders
}: Place): Pick<Storage, 'remove' | 'removeBelow' | 'removeUnfinished'> {
  return {
    async remove(key, { durable = false } = {}) {
      const path = join(root, key)
      unlinkIfThere(path)
      if (durable) await folders.flush(dirname(path))
      removeIfEmpty(dirname(path))
    },

    async removeBelow(prefix, { durable = false } = {}) {
      const path = join(root, prefix)
      await removeFolder(path)
      folders.forget(path)
      if (durable) await folders.flush(dirname(path))
      removeIfEmpty(dirname(path))
    },

    async removeUnfinished(before) {
      for (const name of (await undefinedIfMissing(readdir(unfinished))) ?? []) {
        const path = join(unfinished, name)
        const there = await undefinedIfMissing(stat(path))
        if (there && (there.mtime < before || isOrphan(name)))
          await rm(path, { force: true, recursive: true })
      }
    }
  }

  /** As in an object store, there are no empty folders, except the top ones, which are always needed. */
  function removeIfEmpty(folder: string) {
    if (dirname(folder) === root || folder === root) return
    if (isDone(() => rmdirSync(folder))) folders.forget(folder)
  }
}

function unlinkIfThere(path: string) {
  try {
    unlinkSync(path)
  } catch (err) {
    if (isFolder(path)) rmSync(path, { recursive: true, force: true })
    else if (!isMissing(err)) throw err
  }
}

/** Where a file should be. */
const isFolder = (path: string) =>
  lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

function isDone(action: () => void): boolean {
  try {
    action()
    return true
  } catch {
    return false
  }
}

function checking({ root, unfinished, folders }: Place): Pick<Storage, 'check' | 'verify'> {
  return {
    /** Every file system links a name once. */
    verify: async () => undefined,

    async check() {
      for (const top of ['images', 'pending']) folders.assertPresent(join(root, top))
      const name = randomUUID()
      const [path, named] = [join(unfinished, name), join(root, 'images', name)]
      folders.make(unfinished)
      await writeFile(path, 'writable')
      try {
        // which fails across a mount point
        await folders.within(dirname(named), () => renameSync(path, named))
      } finally {
        for (const left of [path, named]) await rm(left, { force: true })
      }
    }
  }
}

/** Others may put a file into the folder while it is being emptied. */
function removeFolder(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 5 })
}
