import { randomUUID } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  fsync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync
} from 'node:fs'
import { mkdir, readdir, rm, rmdir, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Storage } from './storage.ts'

const flush = promisify(fsync)

const MAX_FOLDER_ATTEMPTS = 1000

/** Storage in a folder: each key is a path below it, and unfinished objects are in `tmp`. */
export function openFileStorage(folder: string): Storage {
  const root = resolve(folder)
  const unfinished = join(root, 'tmp')
  const pathOf = (key: string) => join(root, key)

  async function store<T>(key: string, fill: (path: string) => Promise<T>) {
    const path = join(unfinished, randomUUID())
    try {
      const filled = await fill(path)
      await creatingFolder(dirname(pathOf(key)), async () => renameSync(path, pathOf(key)))
      return filled
    } catch (err) {
      await rm(path, { force: true }).catch(() => {})
      throw err
    }
  }

  return {
    create: (key, fill) => store(key, (path) => fillAndFlush(path, fill)),
    write: (key, text, { durable = true } = {}) =>
      store(key, (path) => creatingFolder(unfinished, () => writeText(path, text, durable))),
    read: (key) => undefinedIfMissing(readText(pathOf(key))),
    async stat(key) {
      const found = await undefinedIfMissing(stat(pathOf(key)))
      return found && { bytes: found.size, modifiedAt: found.mtime }
    },
    stream: (key, range) => createReadStream(pathOf(key), range),
    withFile: (key, use) => use(pathOf(key)),
    list: async (prefix) => (await undefinedIfMissing(readdir(pathOf(prefix)))) ?? [],
    async remove(key) {
      // The key almost always names a single object, not a folder
      await unlink(pathOf(key)).catch(() => removeFolder(pathOf(key)))
      // Remove the folder if it is now empty: as in an object store, listings show no empty folders
      await rmdir(dirname(pathOf(key))).catch(() => {})
    },
    async removeUnfinished(before) {
      for (const name of (await undefinedIfMissing(readdir(unfinished))) ?? []) {
        const path = join(unfinished, name)
        const found = await undefinedIfMissing(stat(path))
        if (found && found.mtime < before) await rm(path, { force: true })
      }
    },
    async check() {
      const path = join(unfinished, randomUUID())
      await mkdir(unfinished, { recursive: true })
      await writeFile(path, 'writable')
      await rm(path)
    }
  }
}

/**
 * Creates the folder only if the action fails without it, as it nearly always exists. Repeats this,
 * because a concurrent `remove` may delete the empty folder again before the action uses it.
 */
async function creatingFolder<T>(folder: string, action: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action()
    } catch (err) {
      if (!isMissing(err) || attempt > MAX_FOLDER_ATTEMPTS) throw err
      await undefinedIfMissing(mkdir(folder, { recursive: true }))
    }
  }
}

/**
 * Synchronous, because texts are short: a read takes 10 µs this way, and 200 µs through Node's thread
 * pool. The same goes for opening and renaming.
 */
async function readText(path: string): Promise<string> {
  await nextTurn()
  return readFileSync(path, 'utf8')
}

async function fillAndFlush<T>(path: string, fill: (path: string) => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true })
  const filled = await fill(path)
  const file = openSync(path, 'r+')
  try {
    await flush(file)
  } finally {
    closeSync(file)
  }
  return filled
}

/** Synchronous like `readText`, except for the flush, which waits for the disk. */
async function writeText(path: string, text: string, durable: boolean) {
  const file = openSync(path, 'w')
  try {
    writeFileSync(file, text)
    if (durable) await flush(file)
  } finally {
    closeSync(file)
  }
}

/** Others may put a file into the folder while it is being emptied. */
function removeFolder(path: string): Promise<void> {
  return rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 5 })
}

async function undefinedIfMissing<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise
  } catch (err) {
    if (isMissing(err)) return undefined
    throw err
  }
}

function isMissing(err: unknown): boolean {
  const code = (err as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR'
}
