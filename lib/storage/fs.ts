import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile
} from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Storage } from './index.ts'

const MAX_FOLDER_ATTEMPTS = 1000

export function openFileStorage(folder: string): Storage {
  const root = resolve(folder)
  const unfinished = join(root, 'tmp')
  const at = (key: string) => join(root, key)

  async function place<T>(key: string, fill: (path: string) => Promise<T>, durable: boolean) {
    const path = join(unfinished, randomUUID())
    try {
      await mkdir(unfinished, { recursive: true })
      const filled = await fill(path)
      if (durable) await flush(path)
      await orInMissingFolder(dirname(at(key)), () => rename(path, at(key)))
      return filled
    } catch (err) {
      await rm(path, { force: true }).catch(() => {})
      throw err
    }
  }

  return {
    create: (key, fill) => place(key, fill, true),
    write: (key, text, { durable = true } = {}) =>
      place(key, (path) => writeFile(path, text), durable),
    read: (key) => orUndefined(readFile(at(key), 'utf8')),
    async stat(key) {
      const found = await orUndefined(stat(at(key)))
      return found && { bytes: found.size, modifiedAt: found.mtime }
    },
    stream: (key, range) => createReadStream(at(key), range),
    withFile: (key, use) => use(at(key)),
    list: async (prefix) => (await orUndefined(readdir(at(prefix)))) ?? [],
    async remove(key) {
      await rm(at(key), { recursive: true, force: true })
      // An object store knows no empty folders: neither do we, so that listings stay short.
      await rmdir(dirname(at(key))).catch(() => {})
    },
    async removeUnfinished(before) {
      for (const name of (await orUndefined(readdir(unfinished))) ?? []) {
        const path = join(unfinished, name)
        const found = await orUndefined(stat(path))
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
 * Folders are there nearly always: make one only when it turns out to be missing. Whoever removes
 * the last other object in it may take it away again before it is used.
 */
async function orInMissingFolder<T>(folder: string, action: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action()
    } catch (err) {
      if (!isMissing(err) || attempt > MAX_FOLDER_ATTEMPTS) throw err
      await orUndefined(mkdir(folder, { recursive: true }))
    }
  }
}

async function flush(path: string) {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function orUndefined<T>(promise: Promise<T>): Promise<T | undefined> {
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
